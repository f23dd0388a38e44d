/**
 * Who looks at what: a result at rank r (from 0) is examined with probability 1 / (1 + 0.15 r), whatever it is: the position
 * model of cascade-free click models, about .96 … .22 over a page of 25.
 */
import { uniform } from '../math/hash32.ts'

const decay = 0.15

export function examination(rank: number): number {
  return 1 / (1 + decay * rank)
}

/** Draws of one choice: pure in the seed, the day and the two who meet. */
export interface Encounter {
  readonly seed: number
  readonly day: number
  readonly job: number
  readonly member: number
}

/** In [0, 1); each question of an encounter has a number of its own. */
export function chanceOf(encounter: Encounter, question: number): number {
  return uniform(encounter.seed ^ Math.imul(question, 0x2545f491), encounter.day, encounter.job, encounter.member)
}

/** Standard logistic: what an observer gets wrong. It does not change from one day to the next. */
export function misjudgement(encounter: Encounter, question: number): number {
  const u = chanceOf({ ...encounter, day: 0 }, question)
  return Math.log((u + 1e-9) / (1 - u))
}
