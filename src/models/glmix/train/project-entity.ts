/**
 * An entity's rows in the sub-space of the features that it has seen: what it never saw would stay at its prior anyway. Rows beyond the
 * coordinate's upper bound, and rows that are held back, are scored but not trained on.
 */
import { hashText } from '../../../math/hash-text.ts'
import { glmStep } from '../../../math/kernels/glm.ts'
import type { Effect } from '../effect.ts'
import type { Coordinate } from '../glmix-options.ts'
import { mostCorrelated } from './correlated-features.ts'
import type { Cells, EntityRows } from './entity-block.ts'
import { drawRows } from './reservoir.ts'
import type { ShardReader } from './shard-reader.ts'

/** Rows that lie together, of any number of entities. */
export interface RowSource {
  readonly reader: ShardReader
  readonly labels: Float64Array
  readonly weights: Float64Array | undefined
  /** By row, its number among all. */
  readonly numbers: Uint32Array
  /** Dense rows are kept in float32 where their numbers came so. */
  readonly single: boolean
}

export interface Projection {
  readonly coordinate: Coordinate
  /** The coordinate's features, the intercept among them. */
  readonly featureCount: number
  /** Rows whose number is less are trained on. */
  readonly trained: number
}

/** Fewer cells than this share of all are listed. */
const sparseShare = 0.4

/** Gives undefined for an entity that gets no effect. `rows` ascend. */
export type ProjectEntity = (name: string, source: RowSource, rows: Uint32Array, prior: Effect | undefined) => EntityRows | undefined

export function entityProjector({ coordinate, featureCount, trained }: Projection): ProjectEntity {
  const seal = hashText(coordinate.name)
  /** By feature, its place in the sub-space and one; 0: none. */
  const places = new Uint32Array(featureCount)
  return (name, source, rows, prior) => {
    const ordered = drawnFirst(coordinate, seal, trained, source.numbers, rows)
    const { drawn } = ordered
    if (drawn < Math.max(1, coordinate.lowerBound) && !coordinate.locked) return undefined
    if (coordinate.locked && prior === undefined) return undefined
    const trainedRows = { ...source, rows: ordered.rows.subarray(0, coordinate.locked ? 0 : drawn) }
    const own = featuresOf(coordinate, trainedRows, places)
    const features = union(own, prior?.features)
    if (features.length === 0) return undefined
    features.forEach((feature, place) => {
      places[feature] = place + 1
    })
    const width = Math.ceil(features.length / glmStep) * glmStep
    const cells = cellsOf(source, ordered.rows, places, width)
    const seen = new Uint32Array(features.length)
    for (const feature of own) seen[places[feature] - 1] = 1
    const penalty = penaltyOf(coordinate, features, width, prior)
    for (const feature of features) places[feature] = 0
    return {
      name,
      rowNumbers: ordered.rows.map((row) => source.numbers[row]),
      drawn,
      factor: ordered.factor,
      features,
      seen,
      width,
      cells,
      ...penalty,
    }
  }
}

function drawnFirst(
  { upperBound }: Coordinate,
  seal: number,
  trained: number,
  numbers: Uint32Array,
  rows: Uint32Array,
): { readonly rows: Uint32Array; readonly drawn: number; readonly factor: number } {
  let count = rows.length
  while (count > 0 && numbers[rows[count - 1]] >= trained) count--
  if (count <= upperBound) return { rows, drawn: count, factor: 1 }
  const isDrawn = drawRows(
    seal,
    rows.subarray(0, count).map((row) => numbers[row]),
    upperBound,
  )
  const [first, rest] = [rows.filter((_, i) => i < count && isDrawn[i] === 1), rows.filter((_, i) => i >= count || isDrawn[i] === 0)]
  const ordered = new Uint32Array(rows.length)
  ordered.set(first)
  ordered.set(rest, first.length)
  return { rows: ordered, drawn: first.length, factor: count / first.length }
}

/** Features of the rows, ascending; no more than the ratio allows, but always the intercept. */
function featuresOf(coordinate: Coordinate, source: RowSource & { readonly rows: Uint32Array }, places: Uint32Array): Uint32Array {
  const { reader, rows } = source
  const found: number[] = []
  for (const row of rows) {
    for (let cell = reader.read(row) - 1; cell >= 0; cell--) {
      const feature = reader.features[cell]
      if (places[feature] !== 0) continue
      places[feature] = 1
      found.push(feature)
    }
  }
  const features = Uint32Array.from(found).sort()
  const most = Math.ceil(coordinate.featuresToSamplesRatio * rows.length)
  const kept =
    features.length - Number(coordinate.intercept) > most ? selected(source, features, places, most, coordinate.intercept) : features
  for (const feature of features) places[feature] = 0
  return kept
}

function selected(
  { reader, rows, labels, weights }: RowSource & { readonly rows: Uint32Array },
  features: Uint32Array,
  places: Uint32Array,
  most: number,
  hasIntercept: boolean,
): Uint32Array {
  features.forEach((feature, place) => {
    places[feature] = place + 1
  })
  const [x, xSquare, xLabel] = [0, 0, 0].map(() => new Float64Array(features.length))
  let [weight, label, labelSquare] = [0, 0, 0]
  for (const row of rows) {
    const [w, y] = [weights?.[row] ?? 1, labels[row]]
    weight += w
    label += w * y
    labelSquare += w * y * y
    for (let cell = reader.read(row) - 1; cell >= 0; cell--) {
      const [place, value] = [places[reader.features[cell]] - 1, reader.values[cell]]
      x[place] += w * value
      xSquare[place] += w * value * value
      xLabel[place] += w * value * y
    }
  }
  const first = Number(hasIntercept)
  const sums = { weight, label, labelSquare, x: x.subarray(first), xSquare: xSquare.subarray(first), xLabel: xLabel.subarray(first) }
  const kept = mostCorrelated(sums, most).map((place) => features[place + first])
  return hasIntercept ? Uint32Array.of(features[0], ...kept) : kept
}

function union(a: Uint32Array, b: Uint32Array | undefined): Uint32Array {
  return b === undefined || b.length === 0 ? a : Uint32Array.from(new Set([...a, ...b])).sort()
}

/** Features that are not in the sub-space are left out. */
function cellsOf({ reader, single }: RowSource, rows: Uint32Array, places: Uint32Array, width: number): Cells {
  const starts = new Uint32Array(rows.length + 1)
  for (const [i, row] of rows.entries()) {
    let count = 0
    for (let cell = reader.read(row) - 1; cell >= 0; cell--) count += Number(places[reader.features[cell]] !== 0)
    starts[i + 1] = starts[i] + count
  }
  const cells = starts[rows.length]
  return cells < sparseShare * rows.length * width
    ? sparseCells(reader, rows, places, starts)
    : denseCells(reader, rows, places, width, single)
}

function denseCells(reader: ShardReader, rows: Uint32Array, places: Uint32Array, width: number, single: boolean): Cells {
  const values = single ? new Float32Array(rows.length * width) : new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    for (let cell = reader.read(rows[i]) - 1; cell >= 0; cell--) {
      const place = places[reader.features[cell]]
      if (place !== 0) values[i * width + place - 1] = reader.values[cell]
    }
  }
  return { kind: 'dense', values }
}

function sparseCells(reader: ShardReader, rows: Uint32Array, places: Uint32Array, starts: Uint32Array): Cells {
  const columns = new Uint32Array(starts[rows.length])
  const values = new Float64Array(starts[rows.length])
  let at = 0
  for (const row of rows) {
    const count = reader.read(row)
    for (let cell = 0; cell < count; cell++) {
      const place = places[reader.features[cell]]
      if (place === 0) continue
      columns[at] = place - 1
      values[at++] = reader.values[cell]
    }
  }
  return { kind: 'sparse', starts, columns, values }
}

/** What a warm start says of some features, ascending. */
export interface Prior {
  readonly features: Uint32Array
  readonly coefficients: Float32Array | Float64Array
  readonly variances: Float32Array | Float64Array
}

/** Where training starts, and what holds each coefficient where: λ at 0, or the posterior of the warm start. */
export function penaltyOf(
  { lambda, prior: strength, intercept, penalizeIntercept }: Coordinate,
  features: Uint32Array,
  width: number,
  prior: Prior | undefined,
): Pick<EntityRows, 'point' | 'means' | 'precisions'> {
  const [point, means, precisions] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)]
  for (let i = 0; i < features.length; i++) precisions[i] = intercept && features[i] === 0 && !penalizeIntercept ? 0 : lambda
  let place = 0
  for (let i = 0; prior !== undefined && i < prior.features.length; i++) {
    while (features[place] < prior.features[i]) place++
    if (features[place] !== prior.features[i]) continue
    point[place] = prior.coefficients[i]
    if (strength === 0 || !(prior.variances[i] > 0)) continue
    means[place] = prior.coefficients[i]
    precisions[place] = strength / prior.variances[i]
  }
  return { point, means, precisions }
}
