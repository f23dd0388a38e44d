/** Rows with known effects, for tests: the margin is a slope that all share, and one of each entity's own. */
import { uniform } from '../../../math/hash32.ts'
import type { LossName } from '../../../math/kernels/glm.ts'
import type { EntityColumn, MixedExamples, MixedSource } from '../mixed-examples.ts'

export interface Made {
  readonly rows: number
  readonly users: number
  readonly films: number
  readonly seed?: number
  readonly loss?: LossName
  readonly single?: boolean
}

const width = 5

/** By entity and column, in −1 to 1. */
export function trueEffect(seed: number, entity: number, column: number): number {
  return uniform(seed, 100 + entity, column) * 2 - 1
}

export function mixedExamples({ rows, users, films, seed = 1, loss = 'logistic', single = false }: Made): MixedExamples {
  const cell = (row: number, column: number) => (uniform(seed, 1, row, column) < 0.2 ? 0 : uniform(seed, 2, row, column) * 2 - 1)
  const matrix = (first: number) => {
    const values = Float64Array.from({ length: rows * width }, (_, at) => cell(Math.floor(at / width), first + (at % width)))
    return { kind: 'dense' as const, values: single ? Float32Array.from(values) : values, width }
  }
  const entityOf = (count: number, salt: number) => (row: number) => Math.floor(uniform(seed, 3 + salt, row) ** 2 * count)
  const [user, film] = [entityOf(users, 0), entityOf(films, 1)]
  const named = (prefix: string) => Array.from({ length: width }, (_, i) => `${prefix}${i}`)
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    let margin = -0.2
    for (let column = 0; column < width; column++) {
      margin += trueEffect(seed, 0, column) * cell(row, column)
      margin += trueEffect(seed, 1000 + user(row), column) * cell(row, width + column)
    }
    if (loss === 'squared') return margin + (uniform(seed, 5, row) - 0.5) * 0.1
    if (loss === 'poisson') return Math.floor(-Math.log(1 - uniform(seed, 5, row)) * Math.exp(margin) + 0.5)
    return Number(uniform(seed, 5, row) < 1 / (1 + Math.exp(-margin)))
  })
  return {
    shards: [
      { name: 'global', features: named('g'), matrix: matrix(0) },
      { name: 'own', features: named('o'), matrix: matrix(width) },
    ],
    entities: [entityColumn('user', users, rows, user), entityColumn('film', films, rows, film)],
    labels,
    weights: Float64Array.from({ length: rows }, (_, row) => (row % 7 === 0 ? 0.5 : 1)),
  }
}

function entityColumn(name: string, count: number, rows: number, entityOf: (row: number) => number): EntityColumn {
  const names = Array.from({ length: count }, (_, i) => `${name}-${i}`)
  return { name, names, ofRow: Uint32Array.from({ length: rows }, (_, row) => entityOf(row)) }
}

/** The same rows as a source that is no longer in memory: in chunks, each with entities of its own. */
export function streamed(examples: MixedExamples, chunkRows: number): MixedSource {
  const { shards, entities, labels } = examples
  return {
    rows: labels.length,
    shards,
    entities: entities.map(({ name }) => name),
    isResident: false,
    *chunks() {
      for (let from = 0; from < labels.length; from += chunkRows) yield rowsOf(examples, from, Math.min(labels.length, from + chunkRows))
    },
  }
}

export function rowsOf({ shards, entities, labels, weights, offsets }: MixedExamples, from: number, to: number): MixedExamples {
  return {
    shards: shards.map((shard) => {
      if (shard.matrix.kind !== 'dense') throw new RangeError('only dense rows are cut')
      const { matrix } = shard
      return { ...shard, matrix: { ...matrix, values: matrix.values.slice(from * matrix.width, to * matrix.width) } }
    }),
    entities: entities.map(({ name, names, ofRow }) => {
      const own = [...new Set(ofRow.subarray(from, to))]
      return { name, names: own.map((entity) => names[entity]), ofRow: ofRow.slice(from, to).map((entity) => own.indexOf(entity)) }
    }),
    labels: labels.slice(from, to),
    ...(weights && { weights: weights.slice(from, to) }),
    ...(offsets && { offsets: offsets.slice(from, to) }),
  }
}
