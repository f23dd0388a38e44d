/** The parts of a score, as the bars of a card: the hirer's side (title … quality) and the member's side (`interest`). */

export const scoreParts = ['title', 'skills', 'experience', 'location', 'text', 'background', 'quality', 'interest', 'base'] as const
export type ScorePart = (typeof scoreParts)[number]
