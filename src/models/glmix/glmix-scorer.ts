/**
 * Scores rows with a GLMix model. A coordinate's score is the sum of its features' addends in their order, leaves of trees after all
 * others; the score is the sum of the coordinates' in their order. What is not known adds nothing, nor does an entity never seen.
 */
import { columnsOf } from '../columns.ts'
import type { CoordinatePart, Rows, Scorer } from '../model.ts'
import { settleContributions } from '../settle-contributions.ts'
import { standardized } from '../standardization.ts'
import { bindTree } from '../tree/tree-scorer.ts'
import { type Effect, intercept } from './effect.ts'
import { type GlmixCoordinate, type GlmixModel, isRandom } from './glmix-model.ts'
import { idFeature } from './id-features.ts'
import { notLeaf, TreeInputs, treeFeatures } from './tree-features.ts'

/** Where a feature's input comes from, if not from a column. */
const [always, treeScore, firstIds] = [-1, -2, -3]

/** A coordinate bound to columns and trees. */
interface BoundCoordinate {
  readonly name: string
  readonly features: readonly string[]
  /** Features other than leaves and ids, in their order, and the column of each, `always` or `treeScore`. */
  readonly plain: Uint32Array
  readonly columns: Int32Array
  /** By `plain`; absent: columns are read as they are. */
  readonly scaling?: { readonly means: Float64Array; readonly scales: Float64Array }
  /** By id column, the feature of each id. */
  readonly ids: readonly { readonly name: string; readonly featureOf: ReadonlyMap<number, number> }[]
  /** By node of the trees, the feature that says it was reached; `notLeaf` for none. */
  readonly leaves: Uint32Array
  /** Of a random effect: a column of zeros that an entity's effect is written to. */
  readonly weights: Float64Array
  readonly isRandom: boolean
}

export function bindGlmix(model: GlmixModel, columns: readonly string[]): Scorer & Required<Pick<Scorer, 'contributeByCoordinate'>> {
  const places = columnsOf(model, columns)
  const columnOf = new Map(model.features.map((name, i) => [name, places[i]]))
  const bound = model.coordinates.map((coordinate) => bindCoordinate(coordinate, columnOf, model))
  const trees = model.trees === undefined ? undefined : new TreeInputs(bindTree(model.trees.model, columns))
  const roots = model.trees?.model.roots ?? new Uint32Array(0)
  const treeCount = roots.length

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
      sum += weight * x
      each?.(plain[i], column, weight * x)
    }
    const add = (feature: number, source: number) => {
      if (weights[feature] === 0) return
      sum += weights[feature]
      each?.(feature, source, weights[feature])
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

/** The effect of a row's entity as weights by feature; rows of one entity that stand together share the work. */
class EffectHolder {
  readonly #bound: BoundCoordinate
  readonly #effects: readonly (Effect | undefined)[] | undefined
  #held: Effect | undefined

  constructor(bound: BoundCoordinate, { effects, count }: Rows) {
    this.#bound = bound
    this.#effects = effects?.find(({ coordinate }) => coordinate === bound.name)?.effects
    const given = this.#effects?.length
    if (given !== undefined && given !== 1 && given !== count)
      throw new RangeError(`${given} effects of "${bound.name}" for ${count} rows; give one for each or one for all`)
  }

  /** False where the row's entity has no effect. */
  hold(row: number): boolean {
    if (!this.#bound.isRandom) return true
    const effect = this.#effects?.length === 1 ? this.#effects[0] : this.#effects?.[row]
    if (effect !== this.#held) {
      this.release()
      this.#held = effect
      if (effect !== undefined) write(this.#bound.weights, effect.features, effect.coefficients)
    }
    return effect !== undefined && effect.features.length > 0
  }

  /** Leaves the weights as zeros again. */
  release(): void {
    if (this.#held !== undefined) for (const feature of this.#held.features) this.#bound.weights[feature] = 0
    this.#held = undefined
  }
}

function write(weights: Float64Array, features: Uint32Array, coefficients: Float32Array): void {
  for (let i = 0; i < features.length; i++) weights[features[i]] = coefficients[i]
}

function bindCoordinate(
  coordinate: GlmixCoordinate,
  columnOf: ReadonlyMap<string, number>,
  { trees, embeddings = [], standardization, features: inputs }: GlmixModel,
): BoundCoordinate {
  const { name, features } = coordinate
  const places = new Map(features.map((feature, place) => [feature, place]))
  const derived = trees === undefined ? undefined : treeFeatures(trees)
  const sourceOf = (feature: string) => (feature === intercept ? always : feature === derived?.names[0] ? treeScore : columnOf.get(feature))
  const plain = Uint32Array.from(features.keys()).filter((feature) => sourceOf(features[feature]) !== undefined)
  const ids = embeddings.map((column) => ({ name: column.name, featureOf: featuresById(column, places) }))
  const leaves = Uint32Array.from(derived?.nameOf ?? [], (index) =>
    index === notLeaf ? notLeaf : (places.get(derived!.names[index]) ?? notLeaf),
  )
  const columns = Int32Array.from(plain, (feature) => sourceOf(features[feature])!)
  const weights = isRandom(coordinate) ? new Float64Array(features.length) : coordinate.coefficients
  const scaling =
    standardization === undefined
      ? {}
      : {
          scaling: scalingOf(
            standardization,
            inputs,
            Array.from(plain, (feature) => features[feature]),
          ),
        }
  return { name, features, plain, columns, ids, leaves, weights, isRandom: isRandom(coordinate), ...scaling }
}

function scalingOf({ means, scales }: NonNullable<GlmixModel['standardization']>, inputs: readonly string[], wanted: readonly string[]) {
  const places = wanted.map((name) => inputs.indexOf(name))
  return {
    means: Float64Array.from(places, (place) => (place < 0 ? 0 : means[place])),
    scales: Float64Array.from(places, (place) => (place < 0 ? 1 : scales[place])),
  }
}

function featuresById(
  { name, ids }: { readonly name: string; readonly ids: Uint32Array },
  places: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const featureOf = new Map<number, number>()
  for (const id of ids) {
    const place = places.get(idFeature(name, id))
    if (place !== undefined) featureOf.set(id, place)
  }
  return featureOf
}

function ofWidth(rows: Rows, width: number): Rows {
  if (rows.width !== width) throw new RangeError(`rows are ${rows.width} numbers wide, but the model was bound to ${width} columns`)
  return rows
}
