/**
 * What has happened in a simulated marketplace so far: which jobs are open, who was contacted or has applied, who was hired,
 * and which answers are on their way. It holds no utility and makes no choice.
 */
import { hirerOf, jobTruth } from './draw-job.ts'
import type { Hirer } from './job-truth.ts'
import type { World } from './world.ts'

export type Answer =
  | { readonly type: 'in-mail'; readonly job: number; readonly member: number; readonly inMail: string }
  | { readonly type: 'application'; readonly job: number; readonly member: number }
  | { readonly type: 'decision'; readonly job: number; readonly member: number }
  | { readonly type: 'offer'; readonly job: number; readonly member: number }

export class Market {
  readonly world: World
  readonly #open = new Map<number, { readonly until: number }>()
  readonly #contacted = new Map<number, Set<number>>()
  readonly #applied = new Map<number, Set<number>>()
  readonly #hired = new Set<number>()
  readonly #due = new Map<number, Answer[]>()
  readonly #hirers = new Map<number, Hirer>()
  #nextJob: number
  #day = 0

  /** Starts on day 0 with the jobs that `populate` has written. */
  constructor(world: World) {
    this.world = world
    this.#nextJob = world.sizes.jobs
    for (let job = 0; job < world.sizes.jobs; job++)
      this.#open.set(job, { until: jobTruth(world, job).expiresDay ?? Number.POSITIVE_INFINITY })
  }

  get day(): number {
    return this.#day
  }

  /** Tastes are as of the day: what was computed for another day is dropped. */
  beginDay(day: number): void {
    if (day !== this.#day) this.#hirers.clear()
    this.#day = day
  }

  get openJobs(): readonly number[] {
    return [...this.#open.keys()]
  }

  isOpen(job: number): boolean {
    return this.#open.has(job)
  }

  expiredJobs(): readonly number[] {
    return [...this.#open].flatMap(([job, { until }]) => (until <= this.#day ? [job] : []))
  }

  /** Closes a job and names the index of the one to be posted in its place. */
  replace(job: number): number {
    this.#open.delete(job)
    this.#contacted.delete(job)
    const next = this.#nextJob++
    const { postedDay, expiresDay } = jobTruth(this.world, next)
    this.#open.set(next, { until: expiresDay === undefined ? Number.POSITIVE_INFINITY : expiresDay - postedDay + this.#day })
    return next
  }

  hirer(job: number): Hirer {
    const known = this.#hirers.get(job)
    if (known !== undefined) return known
    const hirer = hirerOf(this.world, job, this.#day)
    this.#hirers.set(job, hirer)
    return hirer
  }

  /** False where it was so already. */
  contact(job: number, member: number): boolean {
    return addTo(this.#contacted, job, member)
  }

  wasContacted(job: number, member: number): boolean {
    return this.#contacted.get(job)?.has(member) === true
  }

  apply(member: number, job: number): boolean {
    return addTo(this.#applied, member, job)
  }

  hasApplied(member: number, job: number): boolean {
    return this.#applied.get(member)?.has(job) === true
  }

  /** Jobs applied to, by member. */
  get applications(): ReadonlyMap<number, ReadonlySet<number>> {
    return this.#applied
  }

  hire(member: number): void {
    this.#hired.add(member)
  }

  wasHired(member: number): boolean {
    return this.#hired.has(member)
  }

  expect(answer: Answer, inDays: number): void {
    const day = this.#day + inDays
    const due = this.#due.get(day)
    if (due === undefined) this.#due.set(day, [answer])
    else due.push(answer)
  }

  /** Answers of this day, in the order in which they were expected; each is handed out once. */
  takeDue(): readonly Answer[] {
    const due = this.#due.get(this.#day) ?? []
    this.#due.delete(this.#day)
    return due
  }
}

function addTo(sets: Map<number, Set<number>>, key: number, item: number): boolean {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([item]))
  else if (set.has(item)) return false
  else set.add(item)
  return true
}
