/**
 * Pages of the log as examples: the vectors as they were logged, and labels from what followed. Only a feature that a page was logged
 * without is taken from a backfill, where there is one. Read in two passes, so that only the pages that are kept lie in memory, in columns.
 */
import type { Event, Stored } from '../domain/event.ts'
import type { PageChannel } from '../domain/feedback.ts'
import type { Offset, Timestamp } from '../domain/ids.ts'
import { erasedKey, type PageShown } from '../domain/page.ts'
import type { EventLog } from '../events/event-log.ts'
import { idColumns, joinedIds } from '../features/id-columns.ts'
import type { Examples, IdColumn } from '../models/examples.ts'
import type { EntityColumn } from '../models/glmix/mixed-examples.ts'
import { type BackfillColumn, backfilledRows } from './backfill-column.ts'
import { EntityNames } from './entity-names.ts'
import { isHeldOut, isValidation } from './hold-out.ts'
import { type Labeling, labelOf, maturityMs } from './label.ts'
import { Outcomes } from './outcomes.ts'

export interface PagesWanted {
  readonly channels: readonly PageChannel[]
  readonly labeling: Labeling
  /** Names of the inputs; a page logged without one of them has NaN there. */
  readonly features: readonly string[]
  /** The newest so many are kept. */
  readonly mostPages: number
}

export interface PageSource {
  readonly log: Pick<EventLog, 'read' | 'end'>
  /** Names of a feature set by its hash; undefined for one that is not kept. */
  featureNames(featureSet: string): Promise<readonly string[] | undefined>
  readonly backfills?: readonly BackfillColumn[]
}

/** Request i of the examples is page i of the columns. Row r stood at `places[r]` of the whole list, 0-based. */
export interface TrainingPages {
  readonly examples: Examples
  readonly ats: Float64Array
  /** 1 for pages that no model trains on. */
  readonly heldOut: Uint8Array
  /** 1 for pages that only tell when to stop, where they are not held out. */
  readonly validation: Uint8Array
  /** 1 for pages of the random bucket. */
  readonly random: Uint8Array
  readonly places: Uint32Array
  /** 1 for people who were looked at closely. */
  readonly viewed: Uint8Array
  /** Who asked, row by row: `recruiter` and `contract`. */
  readonly askers: readonly EntityColumn[]
  /** By feature: share of the rows whose page was logged with it. */
  readonly coverage: Float64Array
  /** By feature: share of the rows whose page lacks it, but whose value was computed later. */
  readonly backfilled: Float64Array
  /** Offset up to which the log was read. */
  readonly end: Offset
}

export type ReadProgress = (done: number, total: number) => void

export async function readTrainingPages(source: PageSource, wanted: PagesWanted, progress: ReadProgress): Promise<TrainingPages> {
  const end = source.log.end()
  const outcomes = new Outcomes()
  const offsets: Offset[] = []
  const ats: Timestamp[] = []
  let now = 0 as Timestamp
  for await (const stored of source.log.read(0 as Offset, end)) {
    outcomes.note(stored)
    now = Math.max(now, stored.event.at) as Timestamp
    if (isWanted(stored, wanted)) {
      offsets.push(stored.offset)
      ats.push(stored.event.at)
    }
    if (stored.offset % 1000 === 0) progress(stored.offset / 2, end)
  }
  const mature = offsets.filter((_, i) => ats[i]! <= now - maturityMs).slice(-wanted.mostPages)
  const builder = new PageColumns(wanted, outcomes, source.backfills ?? [])
  const kept = new Set<Offset>(mature)
  for await (const { offset, event } of source.log.read(mature[0] === undefined ? end : ((mature[0] - 1) as Offset), end)) {
    if (event.type === 'page-shown' && kept.has(offset)) builder.add(event, offset, await source.featureNames(event.featureSet))
    if (offset % 1000 === 0) progress((end + offset) / 2, end)
  }
  progress(end, end)
  return builder.finish(end)
}

function isWanted({ event }: Stored<Event>, { channels }: PagesWanted): boolean {
  return event.type === 'page-shown' && channels.includes(event.channel) && event.items.keys.length > 0
}

/** Columns under construction, page by page. */
class PageColumns {
  readonly #wanted: PagesWanted
  readonly #outcomes: Outcomes
  readonly #blocks: Float32Array[] = []
  readonly #ids: (readonly IdColumn[])[] = []
  readonly #labels: number[] = []
  readonly #places: number[] = []
  readonly #viewed: number[] = []
  readonly #requests: number[] = [0]
  readonly #ats: number[] = []
  readonly #heldOut: number[] = []
  readonly #validation: number[] = []
  readonly #random: number[] = []
  readonly #recruiters = new EntityNames('recruiter')
  readonly #contracts = new EntityNames('contract')
  /** By feature; undefined for one that has no backfill. */
  readonly #backfills: readonly (BackfillColumn | undefined)[]
  readonly #known: Float64Array
  readonly #filled: Float64Array

  constructor(wanted: PagesWanted, outcomes: Outcomes, backfills: readonly BackfillColumn[]) {
    this.#wanted = wanted
    this.#outcomes = outcomes
    this.#backfills = wanted.features.map((name) => backfills.find(({ feature }) => feature === name))
    this.#known = new Float64Array(wanted.features.length)
    this.#filled = new Float64Array(wanted.features.length)
  }

  /** Left out: people who were erased since or had been written to before, pages that are empty without them or whose feature names are lost. */
  add(page: PageShown, offset: Offset, names: readonly string[] | undefined): void {
    if (names === undefined) return
    const { features, labeling } = this.#wanted
    const columns = features.map((feature) => names.indexOf(feature))
    const { keys } = page.items
    const rows = [...keys.keys()].filter((row) => keys[row] !== erasedKey && !this.#outcomes.wasSettled(page.request, keys[row]!))
    if (rows.length === 0) return
    const block = selectColumns(page.items.vectors, names.length, rows, columns)
    columns.forEach((column, i) => {
      if (column >= 0) this.#known[i]! += rows.length
      else this.#fill(block, i, rows, offset)
    })
    this.#blocks.push(block)
    this.#ids.push(idColumns(page.items, rows))
    for (const row of rows) {
      const outcome = this.#outcomes.of(page.request, keys[row]!)
      this.#labels.push(labelOf(outcome, labeling))
      this.#places.push(page.start + row)
      this.#viewed.push(Number(outcome?.viewed ?? false))
    }
    this.#recruiters.add(page.recruiter, rows.length)
    this.#contracts.add(page.contract, rows.length)
    this.#requests.push(this.#labels.length)
    this.#ats.push(page.at)
    this.#heldOut.push(Number(isHeldOut(page.request)))
    this.#validation.push(Number(isValidation(page.request)))
    this.#random.push(Number(page.shuffled !== undefined))
  }

  /** A page that lacks the feature: what was computed later takes its place. */
  #fill(block: Float32Array, feature: number, rows: readonly number[], offset: Offset): void {
    const column = this.#backfills[feature]
    const found = column === undefined ? undefined : backfilledRows(column, offset)
    if (found === undefined) return
    rows.forEach((row, i) => {
      if (found.computed[row] !== 1) return
      block[i * this.#backfills.length + feature] = found.values[row]!
      this.#filled[feature]!++
    })
  }

  finish(end: Offset): TrainingPages {
    const { features } = this.#wanted
    const rows = this.#labels.length
    return {
      examples: {
        features,
        matrix: { kind: 'dense', values: joined(this.#blocks), width: features.length },
        labels: Float64Array.from(this.#labels),
        requests: Uint32Array.from(this.#requests),
        ids: joinedIds(this.#ids),
      },
      ats: Float64Array.from(this.#ats),
      heldOut: Uint8Array.from(this.#heldOut),
      validation: Uint8Array.from(this.#validation),
      random: Uint8Array.from(this.#random),
      places: Uint32Array.from(this.#places),
      viewed: Uint8Array.from(this.#viewed),
      askers: [this.#recruiters.column(), this.#contracts.column()],
      coverage: this.#known.map((count) => (rows === 0 ? 0 : count / rows)),
      backfilled: this.#filled.map((count) => (rows === 0 ? 0 : count / rows)),
      end,
    }
  }
}

function selectColumns(values: Float32Array, width: number, rows: readonly number[], columns: readonly number[]): Float32Array {
  const selected = new Float32Array(rows.length * columns.length)
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      selected[i * columns.length + j] = column < 0 ? NaN : values[row * width + column]!
    })
  })
  return selected
}

function joined(blocks: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0))
  let at = 0
  for (const block of blocks) {
    all.set(block, at)
    at += block.length
  }
  return all
}
