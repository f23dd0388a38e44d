import type { TextFlag } from '../../../src/domain/text-flag.ts'

/** What each flag means to a reader. */
export const flagNames: Readonly<Record<TextFlag, string>> = {
  'invisible-characters': 'Invisible characters inside words',
  'invisible-tags': 'A message in invisible characters',
  'hidden-markup': 'Text that no reader sees: white, tiny or hidden',
  'repeated-words': 'The same words over and over',
  'keyword-list': 'An endless list of keywords',
  instructions: 'Orders to a machine that reads it',
}
