/**
 * Scores rows with a GLMix model. A coordinate's score is the sum of its features' addends in their order, leaves of trees after all
 * others; the score is the sum of the coordinates' in their order. What is not known adds nothing, nor does an entity never seen.
 */
import { columnsOf } from '../columns.ts'
import type { CoordinatePart, Rows, Scorer } from '../model.ts'
import { settleContributions } from '../settle-contributions.ts'
import { standardized } from '../standardization.ts'
import { bindTree } from '../tree/tree-scorer.ts'
import { always, type BoundCoordinate, bindCoordinate, firstIds } from './bound-coordinate.ts'
import { EffectHolder } from './effect-holder.ts'
import type { GlmixModel } from './glmix-model.ts'
import { gridShift } from './on-grid.ts'
import { notLeaf, TreeInputs } from './tree-features.ts'

export function bindGlmix(model: GlmixModel, columns: readonly string[]): Scorer & Required<Pick<Scorer, 'contributeByCoordinate'>> {
  const places = columnsOf(model, columns)
  const columnOf = new Map(model.features.map((name, i) => [name, places[i]]))
  const bound = model.coordinates.map((coordinate) => bindCoordinate(coordinate, columnOf, model))
  const trees = model.trees === undefined ? undefined : new TreeInputs(bindTree(model.trees.model, columns))
  const roots = model.trees?.model.roots ?? new Uint32Array(0)
  const treeCount = roots.length
  const shift = gridShift(model.grid)

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
    const add = (feature: number, source: number) => {
      if (weights[feature] === 0) return
      const addend = weights[feature] + shift - shift
      sum += addend
      each?.(feature, source, addend)
    }
    eachIdFeature(one, rows, row, (feature, idColumn) => add(feature, firstIds - idColumn))
    for (let tree = 0; tree < treeCount; tree++) {
      const feature = leaves[roots[tree] + trees!.leaves[treeRow * treeCount + tree]]
      if (feature !== notLeaf) add(feature, always)
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
    trees?.of({ values: values.subarray(row * width, (row + 1) * width), width, count: 1 })
    for (const one of bound) {
      const holder = new EffectHolder(one, rows)
      end(one, holder.hold(row) ? scoreRow(one, rows, row, 0, each(one)) : 0)
      holder.release()
    }
  }

  const idColumns = (model.embeddings ?? []).map(({ name }) => name)
  return {
    score,
    idColumns,
    contribute(rows, row, into) {
      const last = rows.width + idColumns.length
      into.fill(0, 0, last)
      let total = 0
      const each: EachAddend = (_, source, addend) => {
        if (source >= 0) into[source] += addend
        else if (source <= firstIds) into[rows.width + firstIds - source] += addend
      }
      partsOf(
        rows,
        row,
        () => each,
        (_, sum) => {
          total += sum
        },
      )
      into[last] = settleContributions(total, into, last)
    },
    contributeByCoordinate(rows, row) {
      const parts: CoordinatePart[] = []
      let features: { readonly name: string; readonly addend: number }[] = []
      partsOf(
        rows,
        row,
        (one) => (feature, _, addend) => void features.push({ name: one.features[feature], addend }),
        ({ name }, sum) => {
          parts.push({ coordinate: name, score: sum, features })
          features = []
        },
      )
      return parts
    },
  }
}

/** An id counts once, however often the row holds it; as in training, where it is a cell of 1. */
function eachIdFeature(
  { ids: bound }: BoundCoordinate,
  { ids }: Rows,
  row: number,
  visit: (feature: number, idColumn: number) => void,
): void {
  for (const [idColumn, { name, featureOf }] of bound.entries()) {
    const column = ids?.find((one) => one.name === name)
    if (column === undefined) continue
    const [from, to] = [column.starts[row], column.starts[row + 1]]
    for (let at = from; at < to; at++) {
      const feature = featureOf.get(column.ids[at])
      if (feature !== undefined && column.ids.indexOf(column.ids[at], from) === at) visit(feature, idColumn)
    }
  }
}

/** `source` is a column, or `always`, `treeScore`, or `firstIds` less the place of an id column. */
type EachAddend = (feature: number, source: number, addend: number) => void

function ofWidth(rows: Rows, width: number): Rows {
  if (rows.width !== width) throw new RangeError(`rows are ${rows.width} numbers wide, but the model was bound to ${width} columns`)
  return rows
}
