/**
 * Pages as rows of a GLMix model: one shard with the standardized features, and what trees make of the row where there are any. Trees
 * read the numbers as they were logged.
 */
import type { FrozenTrees } from '../../models/glmix/frozen-trees.ts'
import type { MixedExamples, Shard } from '../../models/glmix/mixed-examples.ts'
import { treeShard } from '../../models/glmix/tree-features.ts'
import { fitStandardization, type NamedStandardization, standardizedRows } from '../../models/standardization.ts'
import type { TrainingPages } from '../training-pages.ts'

/** Name of the shard. */
export const pageShard = 'page'

export function pageRows(pages: TrainingPages, standardization: NamedStandardization, trees?: FrozenTrees): MixedExamples {
  const { examples, askers } = pages
  const { labels, weights, requests } = examples
  return {
    shards: [shardOf(pages, standardization, trees)],
    entities: askers,
    labels,
    ...(weights === undefined ? {} : { weights }),
    ...(requests === undefined ? {} : { requests }),
  }
}

export function pageStandardization({ examples }: TrainingPages): NamedStandardization {
  const { means, scales } = fitStandardization(examples.matrix, examples.labels.length)
  return { features: examples.features, means, scales }
}

function shardOf({ examples }: TrainingPages, standardization: NamedStandardization, trees: FrozenTrees | undefined): Shard {
  const { features, matrix, labels } = examples
  if (matrix.kind !== 'dense' || !(matrix.values instanceof Float32Array)) throw new RangeError('pages hold dense vectors')
  const { values, width } = matrix
  const own = standardizedRows(standardization, values, width)
  if (trees === undefined) return { name: pageShard, features, matrix: { kind: 'dense', values: own, width } }
  return treeShard(pageShard, trees, features, { values, width, count: labels.length }, own)
}
