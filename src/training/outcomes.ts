/**
 * What became of the people on pages, joined in one pass over the log: ratings, messages, their answers and hires. An event that
 * names its request speaks of that page; one that does not, of the last page on which its project saw the person.
 */
import type { Event, Stored } from '../domain/event.ts'
import type { ProjectId, RequestId, Timestamp } from '../domain/ids.ts'
import type { PageShown } from '../domain/page.ts'

export interface Outcome {
  /** Looked at closely, whatever came of it. */
  viewed: boolean
  saved: boolean
  sentAt?: Timestamp
  acceptedAt?: Timestamp
  hired: boolean
}

interface Sent {
  readonly outcome: Outcome
}

export class Outcomes {
  readonly #byPage = new Map<RequestId, Map<number, Outcome>>()
  /** Project, then member → the last page that showed the member there. */
  readonly #lastPage = new Map<ProjectId, Map<number, RequestId>>()
  readonly #sent = new Map<string, Sent>()
  /** Job, then member → what a hire would complete. */
  readonly #approached = new Map<number, Map<number, Outcome>>()
  readonly #jobs = new Map<ProjectId, number>()
  /** Project, then member → the page from which the member was first written to. */
  readonly #written = new Map<ProjectId, Map<number, RequestId | undefined>>()
  readonly #settled = new Map<RequestId, ReadonlySet<number>>()

  /** Events ascend. */
  note({ event }: Stored<Event>): void {
    if (event.type === 'page-shown') this.#notePage(event)
    else if (event.type === 'project-upserted') this.#noteProject(event.project)
    else if (event.type === 'feedback' && !event.undone) this.#noteRating(event)
    else if (event.type === 'in-mail-sent') this.#noteSent(event)
    else if (event.type === 'in-mail-answered') this.#noteAnswer(event)
    else if (event.type === 'hired') this.#noteHire(event)
  }

  of(request: RequestId, member: number): Outcome | undefined {
    return this.#byPage.get(request)?.get(member)
  }

  /** Written to before the page was shown: nobody decided anew, so the impression tells nothing. */
  wasSettled(request: RequestId, member: number): boolean {
    return this.#settled.get(request)?.has(member) === true
  }

  #notePage({ project, request, items, subject }: PageShown): void {
    if (project === undefined || subject !== 'members') return
    const written = this.#written.get(project)
    const settled = written === undefined ? [] : [...items.keys].filter((key) => written.has(key) && written.get(key) !== request)
    if (settled.length > 0) this.#settled.set(request, new Set(settled))
    const pages = known(this.#lastPage, project, () => new Map<number, RequestId>())
    for (const key of items.keys) pages.set(key, request)
  }

  #noteProject({ id, job }: { readonly id: ProjectId; readonly job?: number }): void {
    if (job !== undefined) this.#jobs.set(id, job)
  }

  #noteRating(event: Extract<Event, { type: 'feedback' }>): void {
    const outcome = this.#outcomeOf(event)
    if (outcome === undefined) return
    if (event.rating !== 'skip') outcome.viewed = true
    if (event.rating === 'save') outcome.saved = true
  }

  #noteSent(event: Extract<Event, { type: 'in-mail-sent' }>): void {
    const outcome = this.#outcomeOf(event)
    if (outcome === undefined) return
    outcome.viewed = true
    outcome.sentAt ??= event.at
    const written = known(this.#written, event.project, () => new Map<number, RequestId | undefined>())
    if (!written.has(event.member)) written.set(event.member, event.request)
    this.#sent.set(event.inMail, { outcome })
    const job = this.#jobs.get(event.project)
    if (job !== undefined) known(this.#approached, job, () => new Map<number, Outcome>()).set(event.member, outcome)
  }

  #noteAnswer({ inMail, accepted, at }: Extract<Event, { type: 'in-mail-answered' }>): void {
    const sent = this.#sent.get(inMail)
    if (sent !== undefined && accepted) sent.outcome.acceptedAt ??= at
  }

  #noteHire({ job, member }: Extract<Event, { type: 'hired' }>): void {
    const outcome = this.#approached.get(job)?.get(member)
    if (outcome !== undefined) outcome.hired = true
  }

  #outcomeOf({ request, project, member }: { request?: RequestId; project: ProjectId; member: number }): Outcome | undefined {
    const page = request ?? this.#lastPage.get(project)?.get(member)
    if (page === undefined) return undefined
    const outcomes = known(this.#byPage, page, () => new Map<number, Outcome>())
    return known(outcomes, member, () => ({ viewed: false, saved: false, hired: false }))
  }
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
