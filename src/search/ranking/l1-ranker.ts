/** The first layer of ranking: a weighted sum of cheap features over the candidates, inside the shard. Unknown features add nothing. */
import type { Context, Feature } from '../../features/feature.ts'
import type { Fields } from '../../features/fields.ts'
import type { Requirements } from '../../features/requirements.ts'

/** The context of one segment; the retrieval score is that of the document last passed to `at`. */
export class SegmentContext implements Context {
  readonly requirements: Requirements
  readonly fields: Fields
  readonly today: number
  #retrieval = 0

  constructor(requirements: Requirements, fields: Fields, today: number) {
    this.requirements = requirements
    this.fields = fields
    this.today = today
  }

  at(retrieval: number): this {
    this.#retrieval = retrieval
    return this
  }

  retrieval(_document: number): number {
    return this.#retrieval
  }
}

export interface WeightedFeature {
  readonly feature: Feature
  readonly weight: number
}

/** Those that can add anything: features of weight 0, and those that nothing is asked of, are not computed. */
export function weighted(features: readonly Feature[], weights: Float64Array, requirements: Requirements): readonly WeightedFeature[] {
  if (weights.length !== features.length) throw new RangeError(`${weights.length} L1 weights for ${features.length} L1 features`)
  return features
    .map((feature, i) => ({ feature, weight: weights[i] }))
    .filter(({ feature, weight }) => weight !== 0 && isAsked(feature, requirements))
}

export function isAsked(feature: Feature, requirements: Requirements): boolean {
  return feature.isAsked === undefined || feature.isAsked(requirements)
}

/**
 * Adds to `scores` what the features say of each document. One feature after the other: documents lie anywhere in memory, and a loop
 * of few steps a document lets the processor ask for many of them at once.
 */
export function addL1Scores(
  features: readonly WeightedFeature[],
  { documents, retrieval }: { readonly documents: Uint32Array; readonly retrieval: Uint32Array },
  contextOf: (row: number) => SegmentContext,
  scores: Float64Array,
): void {
  for (const { feature, weight } of features) {
    for (let row = 0; row < documents.length; row++) {
      const value = feature.compute(contextOf(row).at(retrieval[row]), documents[row])
      if (!Number.isNaN(value)) scores[row] += weight * value
    }
  }
}
