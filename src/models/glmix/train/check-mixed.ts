/** What GLMix demands of its examples; each error names the row, column or coordinate, and what to do. */
import { RowError } from '../../../math/row-error.ts'
import { checkExamples, checkTwoClasses } from '../../check-examples.ts'
import { intercept } from '../effect.ts'
import type { GlmixOptions } from '../glmix-options.ts'
import type { MixedExamples, MixedSource } from '../mixed-examples.ts'
import { noEntity } from '../mixed-examples.ts'

/** Throws RangeError where a coordinate names what the rows do not have. */
export function checkCoordinates({ coordinates }: GlmixOptions, { shards, entities, rows }: MixedSource): void {
  if (rows === 0) throw new RangeError('there are no rows to learn from')
  for (const { name, shard, entity } of coordinates) {
    if (!shards.some((one) => one.name === shard))
      throw new RangeError(`the coordinate "${name}" names the shard "${shard}"; the rows have ${listed(shards.map((one) => one.name))}`)
    if (entity !== undefined && !entities.includes(entity))
      throw new RangeError(`the coordinate "${name}" names the entity "${entity}"; the rows have ${listed(entities)}`)
  }
  for (const { name, features } of shards)
    if (features.includes(intercept))
      throw new RangeError(`the shard "${name}" has a feature "${intercept}", which is the name of what a coordinate adds; give it another`)
}

/** Throws RangeError; the rows of the chunk count from `firstRow`. */
export function checkChunk(examples: MixedExamples, firstRow: number): void {
  try {
    checkRows(examples)
  } catch (cause) {
    throw cause instanceof RowError ? new RowError(firstRow + cause.row, cause.complaint) : cause
  }
}

function checkRows(examples: MixedExamples): void {
  const { shards, labels, weights, offsets, entities } = examples
  for (const { features, matrix } of shards)
    checkExamples({ features, matrix, labels, ...(weights && { weights: someWeight(weights) }), ...(offsets && { offsets }) })
  for (const { name, ofRow, names } of entities) {
    if (ofRow.length !== labels.length) throw new RangeError(`${ofRow.length} entities of "${name}" for ${labels.length} rows`)
    const bad = ofRow.findIndex((entity) => entity !== noEntity && entity >= names.length)
    if (bad >= 0) throw new RowError(bad, `the entity ${ofRow[bad]} of "${name}" has no name`)
  }
}

/** Of a chunk all weights may be 0. */
function someWeight(weights: Float64Array): Float64Array {
  return weights.every((weight) => weight === 0) ? new Float64Array(weights.length).fill(1) : weights
}

/** Throws RangeError for labels that the loss cannot be of. */
export function checkMixedLabels(loss: GlmixOptions['loss'], labels: Float64Array): void {
  if (loss === 'logistic') checkTwoClasses({ labels, features: [], matrix: { kind: 'dense', values: new Float32Array(0), width: 0 } })
  const negative = loss === 'poisson' ? labels.findIndex((label) => label < 0) : -1
  if (negative >= 0)
    throw new RowError(negative, `label ${labels[negative]} is negative, and Poisson's are counts; give 0 or more, or choose another loss`)
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const some = names.slice(0, 8).map((name) => `"${name.slice(0, 60)}"`)
  return names.length > 8 ? `${some.join(', ')} and ${names.length - 8} more` : some.join(', ')
}
