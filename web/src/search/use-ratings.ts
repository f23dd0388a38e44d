/** The recruiter's ratings of this visit: shown at once, durable a moment later, and taken back one by one. */
import { useRef, useState } from 'react'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberId, ProjectId, RequestId } from '../../../src/domain/ids.ts'
import type { EventInput } from '../../../src/platform/platform.ts'
import { record } from '../api/events.ts'
import { problemText } from '../api/problem-text.ts'
import { fetchSeat } from '../api/session.ts'
import { useToast } from '../shell/toasts.tsx'
import { ratingNames } from './rating-badge.tsx'

export interface Rated {
  readonly member: MemberId
  readonly name: string
  readonly project: ProjectId
  readonly rating: Rating
  /** The rating that the server told of before this visit's. */
  readonly before: Rating | undefined
  readonly request?: RequestId
  readonly message?: string
}

export interface Ratings {
  /** This visit's rating, else `served`. */
  readonly ratingOf: (project: ProjectId | undefined, member: MemberId, served: Rating | undefined) => Rating | undefined
  readonly rate: (rated: Rated) => Promise<void>
  readonly takeBack: (rated: Rated) => Promise<void>
  /** Takes this visit's last rating back. */
  readonly undo: () => Promise<void>
}

export function useRatings(): Ratings {
  const [given, setGiven] = useState<ReadonlyMap<string, Rating | undefined>>(new Map())
  const done = useRef<readonly Rated[]>([])
  const toast = useToast()

  function show({ project, member }: Rated, rating: Rating | undefined): void {
    setGiven((old) => new Map(old).set(cell(project, member), rating))
  }

  async function rate(rated: Rated): Promise<void> {
    show(rated, rated.rating)
    try {
      await record(await eventsOf(rated, false))
    } catch (error) {
      show(rated, rated.before)
      toast({ message: failureText(error), tone: 'failure' })
      return
    }
    if (rated.rating === 'view') return
    done.current = [...done.current, rated]
    toast({ message: `${ratingNames[rated.rating]}: ${rated.name}`, action: { label: 'Undo', run: () => void undo() } })
  }

  async function undo(): Promise<void> {
    const last = done.current.at(-1)
    if (last) return takeBack(last)
    toast({ message: 'Nothing to undo' })
  }

  async function takeBack(rated: Rated): Promise<void> {
    done.current = done.current.filter((each) => each !== rated)
    show(rated, rated.before)
    try {
      await record(await eventsOf(rated, true))
    } catch (error) {
      show(rated, rated.rating)
      return toast({ message: failureText(error), tone: 'failure' })
    }
    const sent = rated.rating === 'message' ? ' The message itself stays sent.' : ''
    toast({ message: `Taken back: ${ratingNames[rated.rating].toLowerCase()} ${rated.name}.${sent}` })
  }

  return {
    ratingOf: (project, member, served) => (given.has(cell(project, member)) ? given.get(cell(project, member)) : served),
    rate,
    takeBack,
    undo,
  }
}

function cell(project: ProjectId | undefined, member: MemberId): string {
  return JSON.stringify([project, member])
}

async function eventsOf({ member, project, rating, request, message }: Rated, undone: boolean): Promise<readonly EventInput[]> {
  const { recruiter } = await fetchSeat()
  const shared = { member, project, recruiter, channel: 'recruiter-search', ...(request !== undefined && { request }) } as const
  const feedback: EventInput = { type: 'feedback', ...shared, rating, undone }
  if (rating !== 'message' || undone) return [feedback]
  return [{ type: 'in-mail-sent', inMail: crypto.randomUUID(), ...shared, ...(message !== undefined && { message }) }, feedback]
}

function failureText(error: unknown): string {
  return `Not recorded. ${problemText(error)}`
}
