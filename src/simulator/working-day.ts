/** One day being played: hands events to the platform in the order of their moments, keeps the clock, and counts. */
import type { Timestamp } from '../domain/ids.ts'
import type { EventInput, Platform } from '../platform/platform.ts'
import type { SimulatedClock } from './clock.ts'
import type { Market } from './market.ts'
import { momentOf } from './world.ts'

export interface DayReport {
  readonly day: number
  readonly pages: number
  /** Impressions that were looked at. */
  readonly examined: number
  readonly ratings: number
  readonly applications: number
  readonly inMails: number
  readonly inMailsAccepted: number
  readonly inMailsDeclined: number
  readonly offers: number
  readonly hires: number
}

export type Count = Exclude<keyof DayReport, 'day'>

const opensAtMs = 8 * 3_600_000
const lastMs = 86_399_999
const stepMs = 50

export class WorkingDay {
  readonly platform: Platform
  readonly market: Market
  readonly #clock: SimulatedClock | undefined
  readonly #report: { -readonly [K in keyof DayReport]: number }
  #steps = 0

  constructor(platform: Platform, market: Market, clock: SimulatedClock | undefined) {
    this.platform = platform
    this.market = market
    this.#clock = clock
    this.#report = {
      day: market.day,
      pages: 0,
      examined: 0,
      ratings: 0,
      applications: 0,
      inMails: 0,
      inMailsAccepted: 0,
      inMailsDeclined: 0,
      offers: 0,
      hires: 0,
    }
  }

  /** The next moment; the platform's clock shows it too. */
  tick(): Timestamp {
    const within = Math.min(lastMs, opensAtMs + stepMs * this.#steps++)
    const at = (momentOf(this.market.world, this.market.day) + within) as Timestamp
    this.#clock?.moveTo(at)
    return at
  }

  count(what: Count, by = 1): void {
    this.#report[what] += by
  }

  async record(events: readonly EventInput[]): Promise<void> {
    if (events.length > 0) await this.platform.record(events.map((event) => ({ ...event, at: this.tick() })))
  }

  get report(): DayReport {
    return { ...this.#report }
  }
}
