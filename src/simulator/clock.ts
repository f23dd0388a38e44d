/** The time of a simulated world, to open a platform with: it stands still until the marketplace moves it. */
import type { Timestamp } from '../domain/ids.ts'

export class SimulatedClock {
  #now: Timestamp

  constructor(now: Timestamp) {
    this.#now = now
  }

  /** Bound, so that it can be handed in as a `Clock`. */
  readonly now = (): Timestamp => this.#now

  moveTo(at: Timestamp): void {
    this.#now = at
  }
}
