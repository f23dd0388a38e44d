/**
 * What trees add to a coordinate's score, given out among the inputs that they read, so that no part of a score is without a name.
 *
 * Of the trees' score s(x) = base + Σᵢ φᵢ(x), by TreeSHAP, a coefficient c gives cφᵢ to input i; c·base is the same for every row and
 * belongs to the starting level. A leaf's indicator is 1 where all splits on its path are met: the game of unanimity among the inputs
 * that the path asks, whose Shapley value is equal for each; so a leaf's coefficient is shared equally among them.
 */
import { columnsOf } from '../columns.ts'
import type { CoordinatePart, Rows, Scorer } from '../model.ts'
import { settleContributions } from '../settle-contributions.ts'
import { leafInput, type TreeModel } from '../tree/tree-model.ts'
import { intercept } from './effect.ts'

/** Shares are rounded by `shift` (`gridShift`), so that they sum exactly; what they leave of an addend is for the starting level. */
export class TreeShares {
  readonly #model: TreeModel
  readonly #places: Int32Array
  readonly #scorer: Pick<Scorer, 'contribute'>
  readonly #shift: number
  readonly #contributions: Float64Array
  #parents: Int32Array | undefined
  #row: Rows | undefined

  /** `scorer` is of the trees alone, bound to the same columns. */
  constructor(model: TreeModel, columns: readonly string[], scorer: Pick<Scorer, 'contribute'>, shift: number) {
    this.#model = model
    this.#places = columnsOf(model, columns)
    this.#scorer = scorer
    this.#shift = shift
    this.#contributions = new Float64Array(columns.length + 1)
  }

  /** Of one row; its contributions are worked out once, and only where a coordinate reads the trees' score. */
  startRow(row: Rows): void {
    this.#row = row
    this.#contributions.fill(NaN)
  }

  /** Adds to the columns that the trees read. */
  addScore(coefficient: number, into: Float64Array): void {
    const own = this.#contributions
    if (Number.isNaN(own.at(-1))) this.#scorer.contribute(this.#row!, 0, own)
    for (const column of this.#places) into[column] += this.#rounded(coefficient * own[column])
  }

  /** `leaf` by its number among all nodes. */
  addLeaf(leaf: number, coefficient: number, into: Float64Array): void {
    const asked = this.#askedBy(leaf)
    for (const input of asked) into[this.#places[input]] += this.#rounded(coefficient / asked.size)
  }

  /** The inputs on the way from the root. */
  #askedBy(leaf: number): ReadonlySet<number> {
    this.#parents ??= parentsOf(this.#model)
    const asked = new Set<number>()
    for (let node = this.#parents[leaf]; node !== noParent; node = this.#parents[node]) asked.add(this.#model.inputs[node])
    return asked
  }

  #rounded(share: number): number {
    return share + this.#shift - this.#shift
  }
}

const noParent = -1

function parentsOf({ inputs, lefts, rights }: TreeModel): Int32Array {
  const parents = new Int32Array(inputs.length).fill(noParent)
  inputs.forEach((input, node) => {
    if (input === leafInput) return
    parents[lefts[node]] = node
    parents[rights[node]] = node
  })
  return parents
}

/** A coordinate's features with the shares by column beside what they add themselves; the starting level, last, takes the rest of the score. */
export function withShares(
  { coordinate, score, features }: CoordinatePart,
  shares: Float64Array,
  columns: readonly string[],
): CoordinatePart {
  const sums = new Map<string, number>()
  const add = (name: string, addend: number) => sums.set(name, (sums.get(name) ?? 0) + addend)
  for (const { name, addend } of features) if (name !== intercept) add(name, addend)
  shares.forEach((share, column) => {
    if (share !== 0) add(columns[column], share)
  })
  const addends = Float64Array.from(sums.values())
  const level = settleContributions(score, addends, addends.length)
  const named = [...sums.keys()].map((name, i) => ({ name, addend: addends[i] }))
  return { coordinate, score, features: [...named, { name: intercept, addend: level }].filter(({ addend }) => addend !== 0) }
}
