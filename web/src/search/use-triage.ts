/**
 * Going through a page person by person: which one is current, what is done with whom, and the two questions on the way
 * (for which project? what does the message say?).
 */
import { useState } from 'react'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { ProjectId } from '../../../src/domain/ids.ts'
import type { MemberCard, Result } from '../../../src/platform/platform.ts'
import { rememberProject } from '../projects/recent-projects.ts'
import { shownName } from './person.ts'
import { type Rated, useRatings } from './use-ratings.ts'
import type { Search } from './use-search.ts'

type Candidate = Result<MemberCard>

interface Wish {
  readonly result: Candidate
  readonly rating: Rating
}

export interface Triage {
  readonly ratingOf: (result: Candidate) => Rating | undefined
  readonly act: (result: Candidate, rating: Rating) => void
  readonly undo: () => void
  /** Waits for a project. */
  readonly choosing: boolean
  readonly chooseProject: (project: ProjectId) => void
  /** Waits for the words of a message to this person. */
  readonly writingTo: string | undefined
  readonly send: (message: string) => void
  /** Gives up what waits. */
  readonly cancel: () => void
}

export function useTriage({ state, page, change }: Search): Triage {
  const ratings = useRatings()
  const [waiting, setWaiting] = useState<Wish>()
  const [writing, setWriting] = useState<Wish & { readonly project: ProjectId }>()

  function ratingOf({ card, rating }: Candidate): Rating | undefined {
    return ratings.ratingOf(state.project, card.id, rating)
  }

  function act(result: Candidate, rating: Rating): void {
    if (state.project !== undefined) proceed({ result, rating }, state.project)
    else if (rating !== 'view') setWaiting({ result, rating })
  }

  function proceed(wish: Wish, project: ProjectId): void {
    rememberProject(project)
    const already = ratings.ratingOf(project, wish.result.card.id, wish.result.rating)
    if (wish.rating === 'view' && already !== undefined) return
    if (wish.rating === 'message') setWriting({ ...wish, project })
    else if (already === wish.rating) void ratings.takeBack({ ...ratedOf(wish, project), before: undefined })
    else void ratings.rate({ ...ratedOf(wish, project), before: already })
  }

  function ratedOf({ result, rating }: Wish, project: ProjectId): Omit<Rated, 'before'> {
    const { card, position } = result
    const request = page.data?.request
    return { member: card.id, name: shownName(card, position), project, rating, ...(request !== undefined && { request }) }
  }

  function chooseProject(project: ProjectId): void {
    setWaiting(undefined)
    change({ ...state, project }, { replace: true })
    if (waiting) proceed(waiting, project)
  }

  function send(message: string): void {
    if (!writing) return
    setWriting(undefined)
    void ratings.rate({ ...ratedOf(writing, writing.project), before: ratingOf(writing.result), message })
  }

  function cancel(): void {
    setWaiting(undefined)
    setWriting(undefined)
  }

  return {
    ratingOf,
    act,
    undo: () => void ratings.undo(),
    choosing: waiting !== undefined,
    chooseProject,
    writingTo: writing && shownName(writing.result.card, writing.result.position),
    send,
    cancel,
  }
}
