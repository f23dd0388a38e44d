/**
 * Features computed for pages that were shown before they were logged: one at a time, in a process of its own. The columns lie beside
 * the log and never in it. An erasure blanks the rows of the person in every column, and in one under way before it is over.
 */
import { join } from 'node:path'
import { runChild } from '../adapters/child-process/run-child.ts'
import { type BackfillReport, backfillReport, readBackfill, writeBackfill } from '../adapters/files/backfill-file.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { MemberKey } from '../domain/ids.ts'
import { erasedKey } from '../domain/page.ts'
import { documentFeatures, shadowFeatures } from '../features/sets.ts'
import { storedFeatures } from '../features/stored-features.ts'
import type { BackfillColumn } from '../training/backfill-column.ts'
import { backfillable } from './backfill/backfill-feature.ts'
import type { FeatureState } from './platform.ts'
import type { WorkBoard } from './work-board.ts'

export interface BackfillsParts {
  readonly dataDirectory: string
  readonly board: WorkBoard
  readonly clock: Clock
}

const entry = new URL('./backfill/backfill-child', import.meta.url)

export class Backfills {
  readonly #parts: BackfillsParts
  readonly #stop = new AbortController()
  #running: { readonly feature: string; readonly ended: Promise<BackfillReport>; readonly erased: MemberKey[] } | undefined

  constructor(parts: BackfillsParts) {
    this.#parts = parts
  }

  /** Every feature in the order of vectors, and how it stands. */
  states(): Promise<readonly FeatureState[]> {
    const shadows = new Set(shadowFeatures)
    const features = [
      ...documentFeatures.map((feature) => ({ name: feature.name, shadow: shadows.has(feature), backfillable: feature.ofIndex !== true })),
      ...storedFeatures.map(({ name }) => ({ name, shadow: false, backfillable: false })),
    ]
    return Promise.all(
      features.map(async (feature) => {
        const backfill = await backfillReport(this.#folder(), feature.name)
        return { ...feature, ...(backfill === undefined ? {} : { backfill }) }
      }),
    )
  }

  /** Resolves when the column is kept. */
  async run(feature: string): Promise<BackfillReport> {
    this.start(feature)
    return this.#running!.ended
  }

  start(feature: string): void {
    demandBackfillable(feature)
    if (this.#running !== undefined) {
      throw new PlatformError('conflict', `"${this.#running.feature}" is being backfilled; wait until it has ended`, { field: 'feature' })
    }
    const erased: MemberKey[] = []
    const { dataDirectory, board, clock } = this.#parts
    const work = board.run(`Backfill of ${feature}`, async (progress) => {
      const report = await runChild<BackfillReport>({
        entry,
        order: { dataDirectory, feature, at: clock() },
        progress: (stage, done, total) => progress.step(done, total, stage),
        signal: this.#stop.signal,
      })
      await this.#blank(feature, erased)
      return report
    })
    const ended = work.finally(() => {
      this.#running = undefined
    })
    // Whoever only started it reads its end on the board.
    ended.catch(() => undefined)
    this.#running = { feature, ended, erased }
  }

  /** Blanks the rows of people who were erased; resolves when no column holds them. */
  async erased(member: MemberKey): Promise<void> {
    this.#running?.erased.push(member)
    for (const { name } of await this.states()) await this.#blank(name, [member])
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running?.ended.catch(() => undefined)
  }

  async #blank(feature: string, members: readonly MemberKey[]): Promise<void> {
    const report = members.length === 0 ? undefined : await backfillReport(this.#folder(), feature)
    const column = report && (await readBackfill(this.#folder(), feature))
    if (report === undefined || column === undefined || !column.keys.some((key) => members.includes(key as MemberKey))) return
    await writeBackfill(this.#folder(), blanked(column, members), report)
  }

  #folder(): string {
    return join(this.#parts.dataDirectory, 'backfills')
  }
}

function blanked(column: BackfillColumn, members: readonly MemberKey[]): BackfillColumn {
  const isGone = (row: number) => members.includes(column.keys[row] as MemberKey)
  return {
    ...column,
    values: column.values.map((value, row) => (isGone(row) ? Number.NaN : value)),
    computed: column.computed.map((is, row) => (isGone(row) ? 0 : is)),
    keys: column.keys.map((key, row) => (isGone(row) ? erasedKey : key)),
  }
}

function demandBackfillable(feature: string): void {
  try {
    backfillable(feature)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlatformError('invalid-request', error.message, { field: 'feature' })
  }
}
