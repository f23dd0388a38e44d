/**
 * An entity's rows in the sub-space of the features that it has seen: what it never saw would stay at its prior anyway. Rows beyond the
 * coordinate's upper bound, and rows that are held back, are scored but not trained on.
 */
import { hashText } from '../../../math/hash-text.ts'
import { glmStep } from '../../../math/kernels/glm.ts'
import type { Effect } from '../effect.ts'
import type { Coordinate } from '../glmix-options.ts'
import type { EntityRows } from './entity-block.ts'
import { cellsOf } from './entity-cells.ts'
import { penaltyOf } from './entity-penalty.ts'
import { ownFeatures } from './own-features.ts'
import { OwnRows } from './own-rows.ts'
import { drawnFirst } from './reservoir.ts'
import type { RowSource } from './row-source.ts'

export interface Projection {
  readonly coordinate: Coordinate
  /** The coordinate's features, the intercept among them. */
  readonly featureCount: number
  /** Rows whose number is less are trained on. */
  readonly trained: number
}

/** Gives undefined for an entity that gets no effect. `rows` ascend. */
export type ProjectEntity = (name: string, source: RowSource, rows: Uint32Array, prior: Effect | undefined) => EntityRows | undefined

export function entityProjector({ coordinate, featureCount, trained }: Projection): ProjectEntity {
  const { locked, lowerBound, upperBound } = coordinate
  const seal = hashText(coordinate.name)
  const own = new OwnRows()
  /** By feature, its place in the sub-space and one; 0: none. */
  const places = new Uint32Array(featureCount)
  return (name, source, rows, prior) => {
    const { drawn, available, factor, rows: ordered } = drawnFirst(seal, rows, source.numbers, { most: upperBound, trained })
    if (locked ? prior === undefined : available < Math.max(1, lowerBound)) return undefined
    own.read(source, ordered)
    const found = ownFeatures(coordinate, source, own, locked ? 0 : drawn, places)
    const features = union(found, prior?.features)
    if (features.length === 0) return undefined
    const width = Math.ceil(features.length / glmStep) * glmStep
    const rowNumbers = ordered.map((row) => source.numbers[row])
    const inSubspace = project(own, { features, found, width, single: source.single }, places)
    return { name, rowNumbers, drawn, factor, features, width, ...inSubspace, ...penaltyOf(coordinate, features, width, prior) }
  }
}

interface Subspace {
  readonly features: Uint32Array
  /** Those of them that rows have which are trained on. */
  readonly found: Uint32Array
  readonly width: number
  readonly single: boolean
}

/** `places` holds zeros, and holds them again at the end. */
function project(own: OwnRows, { features, found, width, single }: Subspace, places: Uint32Array): Pick<EntityRows, 'seen' | 'cells'> {
  for (let place = 0; place < features.length; place++) places[features[place]] = place + 1
  const seen = new Uint32Array(features.length)
  for (const feature of found) seen[places[feature] - 1] = 1
  const cells = cellsOf(own, places, width, single)
  for (const feature of features) places[feature] = 0
  return { seen, cells }
}

function union(a: Uint32Array, b: Uint32Array | undefined): Uint32Array {
  return b === undefined || b.length === 0 ? a : Uint32Array.from(new Set([...a, ...b])).sort()
}
