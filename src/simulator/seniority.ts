/** Levels of seniority, as the world knows them: 0 (intern) … 9 (chief officer), and the words people write for them. */
import type { RandomStream } from '../math/random-stream.ts'

const prefixes: readonly (readonly string[])[] = [
  ['Intern'],
  ['Junior', 'Jr.', 'Associate', 'Entry Level'],
  ['', '', ''],
  ['', '', 'Experienced'],
  ['Senior', 'Sr.', 'Sr', 'Senior'],
  ['Lead', 'Staff', 'Principal'],
]

/** Years of work after which a level is typical. */
export const typicalYears: readonly number[] = [0, 1, 2, 4, 6, 9, 12, 15, 19, 23]
export const topLevel = typicalYears.length - 1

const leadingWords = /\b(manager|director|chief|head|president|officer|supervisor|superintendent|principal|dean|controller)\b/i

/** Titles that lead people by their own name: nobody holds them below level 5, and no leader's word is put before them. */
export function isLeading(title: string): boolean {
  return leadingWords.test(title)
}

/** The title as someone writes it: "Sr. Data Analyst", "Data Analyst II", "Head of Data Analysis", or without its level. */
export function withLevel(title: string, level: number, random: RandomStream): string {
  if (isLeading(title)) return level >= 7 && random.chance(0.4) ? `Senior ${title}` : title
  if (level === 0) return random.chance(0.5) ? `${title} Intern` : `Trainee ${title}`
  if (level === 6) return random.chance(0.5) ? `${title} Manager` : `${title} Team Lead`
  if (level === 7) return random.chance(0.5) ? `Head of ${title}` : `Director, ${title}`
  if (level === 8) return `VP, ${title}`
  if (level === 9) return `Chief ${title}`
  if ((level === 2 || level === 3) && random.chance(0.15)) return `${title} ${level === 2 ? 'I' : 'II'}`
  const prefix = random.pick(prefixes[level]!)
  return prefix === '' ? title : `${prefix} ${title}`
}

/** The word alone, as a hirer would type it; undefined where nobody types one. */
export function levelWord(level: number): string | undefined {
  return ['intern', 'junior', undefined, undefined, 'senior', 'lead', 'manager', 'director', 'vp', 'chief'][level]
}

/** Pay relative to the middle of a trade: each level earns about a fifth more than the one below. */
export function levelPay(level: number): number {
  return 1.2 ** (level - 3)
}
