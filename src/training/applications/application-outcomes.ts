/**
 * Which applications the hirer found qualified, from what followed in the log. Positive: the hirer messaged, saved or advanced the
 * applicant, made an offer or hired. Negative: rejected; not engaged with within 14 days; or earlier, where somebody who applied to the
 * same job later was answered, so that the hirer had passed this one by. All others are not labelled yet.
 */
import type { Event, Stored } from '../../domain/event.ts'
import type { JobKey, MemberKey, Offset, ProjectId, Timestamp } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'

export const patienceMs = 14 * dayMs

export interface LabelledApplication {
  readonly job: JobKey
  readonly member: MemberKey
  readonly appliedAt: Timestamp
  /** Of the `applied` event. */
  readonly offset: Offset
  readonly isPositive: boolean
  /** From when on the label could be known. */
  readonly knownAt: Timestamp
}

type Mark = 'advance' | 'save' | 'message' | 'reject' | 'offer' | 'hire'

interface Answer {
  readonly mark: Mark
  readonly at: Timestamp
}

interface Application {
  readonly job: JobKey
  readonly member: MemberKey
  readonly appliedAt: Timestamp
  readonly offset: Offset
  readonly answers: Answer[]
}

export class ApplicationOutcomes {
  readonly #jobs = new Map<JobKey, Map<MemberKey, Application>>()
  readonly #jobOf = new Map<ProjectId, JobKey | undefined>()

  /** Events ascend. */
  note({ offset, event }: Stored<Event>): void {
    if (event.type === 'applied') this.#apply(event, offset)
    else if (event.type === 'member-erased') this.#forget(event.member)
    else if (event.type === 'project-upserted') this.#jobOf.set(event.project.id, event.project.job)
    else {
      const answered = answerOf(event, this.#jobOf)
      if (answered !== undefined) this.#answer(answered)
    }
  }

  /** As far as it is known at `now`, in the order of the log. */
  labelled(now: Timestamp): readonly LabelledApplication[] {
    const all = [...this.#jobs.values()].flatMap((applications) => labelledOfJob([...applications.values()], now))
    return all.sort((a, b) => a.offset - b.offset)
  }

  /** Only the first application of a person to a job counts. */
  #apply({ job, member, at }: Extract<Event, { type: 'applied' }>, offset: Offset): void {
    let applications = this.#jobs.get(job)
    if (applications === undefined) {
      applications = new Map()
      this.#jobs.set(job, applications)
    }
    if (!applications.has(member)) applications.set(member, { job, member, appliedAt: at, offset, answers: [] })
  }

  /** What a hirer did with somebody who had not applied yet is no answer to an application. */
  #answer({ job, member, mark, at, undone }: Answered): void {
    const application = this.#jobs.get(job)?.get(member)
    if (application === undefined) return
    const { answers } = application
    if (!undone) answers.push({ mark, at })
    else {
      const last = answers.findLastIndex((answer) => answer.mark === mark)
      if (last >= 0) answers.splice(last, 1)
    }
  }

  #forget(member: MemberKey): void {
    for (const applications of this.#jobs.values()) applications.delete(member)
  }
}

interface Answered extends Answer {
  readonly job: JobKey
  readonly member: MemberKey
  readonly undone: boolean
}

/** What an event says of an application, in whichever way the hirer did it. */
function answerOf(event: Event, jobOf: ReadonlyMap<ProjectId, JobKey | undefined>): Answered | undefined {
  switch (event.type) {
    case 'application-answered':
      return { ...pairOf(event), mark: event.answer, undone: event.undone ?? false }
    case 'offer-made':
      return { ...pairOf(event), mark: 'offer', undone: false }
    case 'hired':
      return { ...pairOf(event), mark: 'hire', undone: false }
    case 'feedback':
      return event.rating === 'save' || event.rating === 'message'
        ? inProject(event, jobOf.get(event.project), event.rating, event.undone)
        : undefined
    case 'in-mail-sent':
      return inProject(event, jobOf.get(event.project), 'message', false)
    default:
      return undefined
  }
}

function pairOf({ job, member, at }: { job: JobKey; member: MemberKey; at: Timestamp }) {
  return { job, member, at }
}

function inProject(
  { member, at }: { member: MemberKey; at: Timestamp },
  job: JobKey | undefined,
  mark: Mark,
  undone: boolean,
): Answered | undefined {
  return job === undefined ? undefined : { job, member, at, mark, undone }
}

function labelledOfJob(applications: readonly Application[], now: Timestamp): readonly LabelledApplication[] {
  const byTime = [...applications].sort((a, b) => a.appliedAt - b.appliedAt)
  const laterAnswers = answersToLater(byTime)
  return byTime.flatMap(({ answers, ...application }, i) => {
    const label = labelOf(answers, application.appliedAt, laterAnswers[i]!, now)
    return label === undefined ? [] : [{ ...application, ...label }]
  })
}

/** For each application the first moment at which one that came later was answered; Infinity where none was. */
function answersToLater(byTime: readonly Application[]): Float64Array {
  const first = new Float64Array(byTime.length).fill(Number.POSITIVE_INFINITY)
  let earliest = Number.POSITIVE_INFINITY
  for (let end = byTime.length; end > 0; ) {
    let start = end
    while (start > 0 && byTime[start - 1]!.appliedAt === byTime[end - 1]!.appliedAt) first[--start] = earliest
    for (let i = start; i < end; i++) for (const { at } of byTime[i]!.answers) earliest = Math.min(earliest, at)
    end = start
  }
  return first
}

function labelOf(
  answers: readonly Answer[],
  appliedAt: Timestamp,
  laterAnswered: number,
  now: Timestamp,
): Pick<LabelledApplication, 'isPositive' | 'knownAt'> | undefined {
  const positive = answers.find(({ mark }) => mark !== 'reject')
  if (positive !== undefined) return { isPositive: true, knownAt: positive.at }
  const rejected = answers[0]
  if (rejected !== undefined) return { isPositive: false, knownAt: rejected.at }
  const passedBy = Math.min(laterAnswered, appliedAt + patienceMs) as Timestamp
  return passedBy <= now ? { isPositive: false, knownAt: passedBy } : undefined
}
