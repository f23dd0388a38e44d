/** Training pages under construction, page by page, in columns. */
import type { Offset } from '../domain/ids.ts'
import { erasedKey, type PageShown } from '../domain/page.ts'
import { idColumns, joinedIds } from '../features/id-columns.ts'
import type { IdColumn } from '../models/examples.ts'
import { type BackfillColumn, backfilledRows } from './backfill-column.ts'
import { EntityNames } from './entity-names.ts'
import { isHeldOut, isValidation } from './hold-out.ts'
import { labelOf } from './label.ts'
import type { Outcomes } from './outcomes.ts'
import type { PagesWanted, TrainingPages } from './training-pages.ts'

export class PageColumns {
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
