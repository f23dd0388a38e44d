/**
 * Scores rows with a GLMix model. A coordinate's score is the sum of its features' addends in their order, leaves of trees after all
 * others; the score is the sum of the coordinates' in their order. What is not known adds nothing, nor does an entity never seen.
 */
import { columnsOf } from '../columns.ts'
import type { CoordinatePart, Rows, Scorer } from '../model.ts'
import { settleContributions } from '../settle-contributions.ts'
import { standardized } from '../standardization.ts'
import { bindTree } from '../tree/tree-scorer.ts'
import { always, type BoundCoordinate, bindCoordinate, firstIds, leafReached, treeScore } from './bound-coordinate.ts'
import { eachIdFeature } from './each-id-feature.ts'
import { EffectHolder } from './effect-holder.ts'
import type { GlmixModel } from './glmix-model.ts'
import { gridShift } from './on-grid.ts'
import { notLeaf, TreeInputs } from './tree-features.ts'
import { TreeShares, withShares } from './tree-shares.ts'

export function bindGlmix(model: GlmixModel, columns: readonly string[]): Scorer & Required<Pick<Scorer, 'contributeByCoordinate'>> {
  const places = columnsOf(model, columns)
  const columnOf = new Map(model.features.map((name, i) => [name, places[i]]))
  const bound = model.coordinates.map((coordinate) => bindCoordinate(coordinate, columnOf, model))
  const treeScorer = model.trees === undefined ? undefined : bindTree(model.trees.model, columns)
  const trees = treeScorer === undefined ? undefined : new TreeInputs(treeScorer)
  const roots = model.trees?.model.roots ?? new Uint32Array(0)
  const treeCount = roots.length
  const shift = gridShift(model.grid)
  const treeShares = treeScorer === undefined ? undefined : new TreeShares(model.trees!.model, columns, treeScorer, shift)

  /** Calls back with each addend of a row, in order; gives their sum. The trees were walked for it as their row `treeRow`. */
  function scoreRow(one: BoundCoordinate, rows: Rows, row: number, treeRow: number, each?: EachAddend): number {
    const { plain, columns: from, leaves, weights, scaling } = one
    const start = row * rows.width
    let sum = 0
    for (let i = 0; i < plain.length; i++) {
      const [weight, column] = [weights[plain[i]], from[i]]
      if (weight === 0) continue
      const read = column >= 0 ? rows.values[start + column] : column === always ? 1 : trees!.scores[treeRow]
      if (read - read !== 0) continue
      // In float32, as rows are trained on.
      const x = scaling === undefined || column < 0 ? read : Math.fround(standardized(read, scaling.means[i], scaling.scales[i]))
      const addend = weight * x + shift - shift
      sum += addend
      each?.(plain[i], column, addend)
    }
    const add = (feature: number, source: number, leaf?: number) => {
      if (weights[feature] === 0) return
      const addend = weights[feature] + shift - shift
      sum += addend
      each?.(feature, source, addend, leaf)
    }
    eachIdFeature(one, rows, row, (feature, idColumn) => add(feature, firstIds - idColumn))
    for (let tree = 0; tree < treeCount; tree++) {
      const leaf = roots[tree] + trees!.leaves[treeRow * treeCount + tree]
      if (leaves[leaf] !== notLeaf) add(leaves[leaf], leafReached, leaf)
    }
    return sum
  }

  function score(rows: Rows, into: Float64Array): void {
    ofWidth(rows, columns.length)
    trees?.of(rows)
    into.fill(0, 0, rows.count)
    for (const one of bound) {
      const holder = new EffectHolder(one, rows)
      for (let row = 0; row < rows.count; row++) if (holder.hold(row)) into[row] += scoreRow(one, rows, row, row)
      holder.release()
    }
  }

  function partsOf(rows: Rows, row: number, each: (one: BoundCoordinate) => EachAddend, end: (one: BoundCoordinate, sum: number) => void) {
    const { values, width } = ofWidth(rows, columns.length)
    const alone = { values: values.subarray(row * width, (row + 1) * width), width, count: 1 }
    trees?.of(alone)
    treeShares?.startRow(alone)
    for (const one of bound) {
      const holder = new EffectHolder(one, rows)
      end(one, holder.hold(row) ? scoreRow(one, rows, row, 0, each(one)) : 0)
      holder.release()
    }
  }

  /** Whether an addend was of the trees; its shares then were added to `into` by column. */
  function giveOut({ weights }: BoundCoordinate, feature: number, source: number, leaf: number | undefined, into: Float64Array): boolean {
    if (source === treeScore) treeShares!.addScore(weights[feature], into)
    else if (source === leafReached) treeShares!.addLeaf(leaf!, weights[feature], into)
    else return false
    return true
  }

  const idColumns = (model.embeddings ?? []).map(({ name }) => name)
  return {
    score,
    idColumns,
    contribute(rows, row, into) {
      const last = rows.width + idColumns.length
      into.fill(0, 0, last)
      let total = 0
      partsOf(
        rows,
        row,
        (one) => (feature, source, addend, leaf) => {
          if (source >= 0) into[source] += addend
          else if (source <= firstIds) into[rows.width + firstIds - source] += addend
          else giveOut(one, feature, source, leaf, into)
        },
        (_, sum) => {
          total += sum
        },
      )
      into[last] = settleContributions(total, into, last)
    },
    contributeByCoordinate(rows, row) {
      const parts: CoordinatePart[] = []
      const shares = new Float64Array(columns.length)
      let features: { readonly name: string; readonly addend: number }[] = []
      let ofTrees = false
      partsOf(
        rows,
        row,
        (one) => (feature, source, addend, leaf) => {
          if (giveOut(one, feature, source, leaf, shares)) ofTrees = true
          else features.push({ name: one.features[feature], addend })
        },
        ({ name }, score) => {
          const part = { coordinate: name, score, features }
          parts.push(ofTrees ? withShares(part, shares, columns) : part)
          shares.fill(0)
          features = []
          ofTrees = false
        },
      )
      return parts
    },
  }
}

/** `source` is a column, or `always`, `treeScore`, `leafReached` with the leaf, or `firstIds` less the place of an id column. */
type EachAddend = (feature: number, source: number, addend: number, leaf?: number) => void

function ofWidth(rows: Rows, width: number): Rows {
  if (rows.width !== width) throw new RangeError(`rows are ${rows.width} numbers wide, but the model was bound to ${width} columns`)
  return rows
}
