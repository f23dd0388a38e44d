/**
 * The current person: moved by keys, by focus and by an open profile, and kept while the same is asked, also where it is asked in
 * a project now. A rating by key that puts a person away moves on; a profile that closes leaves the focus with the one last shown.
 */
import { useEffect, useRef, useState } from 'react'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberId } from '../../../src/domain/ids.ts'
import type { MemberCard, Result } from '../../../src/platform/platform.ts'
import type { SearchState } from './search-state.ts'
import type { Search } from './use-search.ts'
import type { Triage } from './use-triage.ts'
import type { Keys } from './use-triage-keys.ts'

export interface Current {
  readonly current: number
  readonly setCurrent: (index: number) => void
  readonly open: (result: Result<MemberCard>) => void
  readonly close: () => void
  readonly keys: Keys
}

export function useCurrent({ state, page, change }: Search, triage: Triage): Current {
  const results = page.data?.results ?? []
  const [person, setPerson] = useState<MemberId>()
  const current = results.findIndex(({ card }) => card.id === person)
  const shown = useRef(state.open)
  const asked = questionOf(state)

  // Another question has another current person; whoever is open stays.
  useEffect(() => setPerson(shown.current), [asked])

  useEffect(() => {
    const left = shown.current
    shown.current = state.open
    if (state.open !== undefined) setPerson(state.open)
    else if (left !== undefined) cardOf(left)?.focus({ preventScroll: true })
  }, [state.open])

  function moveTo(index: number): void {
    const to = Math.max(0, Math.min(results.length - 1, index))
    const result = results[to]
    if (!result) return
    setPerson(result.card.id)
    if (state.open !== undefined) show(result, { replace: true })
    else cardOf(result.card.id)?.focus({ preventScroll: true })
    cardOf(result.card.id)?.scrollIntoView({ block: 'nearest' })
  }

  function rate(rating: Rating): void {
    const result = results[current]
    if (!result) return
    const away = triage.ratingOf(result) !== rating && (rating === 'skip' || rating === 'archive')
    triage.act(result, rating)
    if (away && state.project !== undefined) moveTo(current + 1)
  }

  function open(result: Result<MemberCard>): void {
    setPerson(result.card.id)
    show(result)
  }

  /** Whoever is shown whole counts as viewed. */
  function show(result: Result<MemberCard>, options?: { readonly replace: boolean }): void {
    change({ ...state, open: result.card.id }, options)
    triage.act(result, 'view')
  }

  function close(): void {
    const { open: _, ...rest } = state
    change(rest)
  }

  function openCurrent(): void {
    const result = results[current]
    if (result && state.open === undefined) open(result)
  }

  const next = (): void => moveTo(current + 1)
  const previous = (): void => moveTo(current - 1)
  const keys: Keys = {
    j: next,
    ArrowDown: next,
    k: previous,
    ArrowUp: previous,
    Enter: openCurrent,
    s: () => rate('save'),
    m: () => rate('message'),
    n: () => rate('skip'),
    x: () => rate('archive'),
  }
  return { current, setCurrent: (index) => setPerson(results[index]?.card.id), open, close, keys }
}

/** What finds the people; the project and the open profile only say what is done with them. */
function questionOf({ project: _, open: __, ...question }: SearchState): string {
  return JSON.stringify(question)
}

function cardOf(member: MemberId): HTMLElement | null {
  return document.querySelector(`article[data-member="${CSS.escape(member)}"]`)
}
