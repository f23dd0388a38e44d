/** What is true of a person, whatever the profile says. */

export interface PositionTruth {
  readonly title: number
  readonly level: number
  readonly company: number
  /** Months since year 0. */
  readonly start: number
  /** Undefined while the position is held. */
  readonly end: number | undefined
}

/** Order of `traits`: each about 0 in the middle and about 1 wide, and each can be read, with noise, from the profile. */
export const traitNames = ['tier', 'size', 'tenure', 'school', 'degree', 'breadth', 'positions', 'skills', 'languages', 'years'] as const

export interface MemberTruth {
  readonly index: number
  /** Newest first. */
  readonly positions: readonly PositionTruth[]
  readonly years: number
  /** True skills, ascending. */
  readonly skills: Uint16Array
  /** The same as bits, and the parents of these skills as bits. */
  readonly skillBits: Uint32Array
  readonly relatedBits: Uint32Array
  /** Quality of work, standard normal; no profile states it. */
  readonly ability: number
  readonly traits: Float64Array
  readonly place: number
  /** 0 (would never move house) … 1 (would go anywhere). */
  readonly mobility: number
  /** US dollars a year: what is earned, and the least that is worth a move. */
  readonly wage: number
  readonly wish: number
  readonly wishTitle: number
  readonly wishesRemote: number
  /** Liking of an employer's tier, size and growth. */
  readonly employerTaste: readonly [number, number, number]
  readonly languages: readonly string[]
  /** 0 (none) … 5 (doctorate). */
  readonly degree: number
  readonly school: number | undefined
}

export function hasBit(bits: Uint32Array, index: number): boolean {
  return ((bits[index >>> 5]! >>> (index & 31)) & 1) === 1
}
