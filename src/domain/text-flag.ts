/** What a profile's text hides from people and shows to machines. A flag tells the hirer; it is never a feature and never in a score. */
export const textFlags = [
  'invisible-characters',
  'invisible-tags',
  'hidden-markup',
  'repeated-words',
  'keyword-list',
  'instructions',
] as const
export type TextFlag = (typeof textFlags)[number]

export interface FlaggedText {
  readonly flag: TextFlag
  /** The first field that shows it, such as `positions[0].description`. */
  readonly field: string
}
