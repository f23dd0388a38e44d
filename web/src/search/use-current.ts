/** The current card: moved by keys, by focus and by an open profile. A rating by key that puts a person away moves on. */
import { useEffect, useState } from 'react'
import type { Rating } from '../../../src/domain/feedback.ts'
import type { MemberCard, Result } from '../../../src/platform/platform.ts'
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

const none = -1

export function useCurrent({ state, page, change }: Search, triage: Triage): Current {
  const [current, setCurrent] = useState(none)
  const results = page.data?.results ?? []
  const request = page.data?.request

  useEffect(() => setCurrent(none), [request])

  function moveTo(index: number): void {
    const to = Math.max(0, Math.min(results.length - 1, index))
    const result = results[to]
    if (!result) return
    setCurrent(to)
    if (state.open !== undefined) change({ ...state, open: result.card.id }, { replace: true })
    else cardAt(result)?.focus({ preventScroll: true })
    cardAt(result)?.scrollIntoView({ block: 'nearest' })
  }

  function rate(rating: Rating): void {
    const result = results[current]
    if (!result) return
    const away = triage.ratingOf(result) !== rating && (rating === 'skip' || rating === 'archive')
    triage.act(result, rating)
    if (away && state.project !== undefined) moveTo(current + 1)
  }

  function open(result: Result<MemberCard>): void {
    setCurrent(results.indexOf(result))
    change({ ...state, open: result.card.id })
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
  return { current, setCurrent, open, close, keys }
}

function cardAt({ position }: Result<MemberCard>): HTMLElement | null {
  return document.querySelector(`article[data-position="${position}"]`)
}
