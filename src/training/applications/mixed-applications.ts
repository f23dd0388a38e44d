/**
 * Applications as GLMix reads them (ALGORITHMS §8): what was known of the pair for the effect that all share, with what trees make of
 * it where there are any; the same and the profile's terms for the effect of the job; the same and the posting's terms for that of the
 * member. Trees read the numbers as they were logged, coordinates read them standardized.
 */
import type { IdColumn, SparseMatrix } from '../../models/examples.ts'
import { type FrozenTrees, treeScoreName } from '../../models/glmix/frozen-trees.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { idFeature } from '../../models/glmix/id-features.ts'
import { joinShards } from '../../models/glmix/join-shards.ts'
import type { EntityColumn, MixedExamples, Shard } from '../../models/glmix/mixed-examples.ts'
import { treeShard } from '../../models/glmix/tree-features.ts'
import { selectFeatures } from '../../models/select-features.ts'
import { fitStandardization, type NamedStandardization, standardizationFor, standardizedRows } from '../../models/standardization.ts'
import { type ApplicationRows, pairExamples } from './application-rows.ts'

export const shards = { pair: 'pair', profile: 'profile', posting: 'posting' } as const
export const entities = { member: 'member', job: 'job' } as const

/** How a model reads the numbers of a pair. */
export interface PairInputs {
  /** All of the rows' where absent. */
  readonly features?: readonly string[]
  /** Absent: as they were logged. */
  readonly standardization?: NamedStandardization | undefined
  readonly trees?: FrozenTrees | undefined
}

/** As a model was trained to read them. */
export function inputsOf({ features, standardization, trees }: GlmixModel): PairInputs {
  return { trees, standardization: standardization && { features, ...standardization } }
}

export function mixedApplications(rows: ApplicationRows, inputs: PairInputs = {}): MixedExamples {
  const { labels, members, jobs, memberTerms, jobTerms } = rows
  const pair = pairShard(rows, inputs)
  const withTerms = (name: string, terms: IdColumn) => joinShards(name, [pair.own, termShard(terms)], labels.length)
  return {
    shards: [pair.whole, withTerms(shards.profile, memberTerms), withTerms(shards.posting, jobTerms)],
    entities: [entityColumn(entities.member, members), entityColumn(entities.job, jobs)],
    labels,
  }
}

export function pairStandardization(rows: ApplicationRows, features: readonly string[]): NamedStandardization {
  const { matrix } = selectFeatures(pairExamples(rows), features)
  const { means, scales } = fitStandardization(matrix, rows.labels.length)
  return { features, means, scales }
}

/** The numbers of the pair alone, and with what trees make of them. */
function pairShard(rows: ApplicationRows, { features = rows.features, standardization, trees }: PairInputs) {
  const { matrix } = selectFeatures(pairExamples(rows), features)
  const { width } = matrix
  const values = matrix.values as Float32Array
  const read = standardization === undefined ? values : standardizedRows(standardizationFor(standardization, features), values, width)
  const own: Shard = { name: shards.pair, features, matrix: { kind: 'dense', values: read, width } }
  if (trees === undefined) return { own, whole: own }
  const scores = treeScoresOf(rows, trees)
  if (scores !== undefined) return { own, whole: joinShards(shards.pair, [own, scores], rows.labels.length) }
  return { own, whole: treeShard(shards.pair, trees, features, { values, width, count: rows.labels.length }, read) }
}

/** Rows that hold a score under the trees' name hold one by trees that have not seen them; of those trees the leaves mean nothing here. */
function treeScoresOf({ features, values, labels }: ApplicationRows, { hash }: FrozenTrees): Shard | undefined {
  const name = treeScoreName(hash)
  const column = features.indexOf(name)
  if (column < 0) return undefined
  const scores = Float32Array.from(labels, (_, row) => values[row * features.length + column]!)
  return { name, features: [name], matrix: { kind: 'dense', values: scores, width: 1 } }
}

/** One column for each id that any row holds, ascending. */
function termShard({ name: column, starts, ids }: IdColumn): Shard {
  const distinct = Uint32Array.from(new Set(ids)).sort()
  const places = new Map(Array.from(distinct, (id, place) => [id, place]))
  const columns = new Uint32Array(ids.length)
  for (let row = 0; row + 1 < starts.length; row++) {
    const own = columns.subarray(starts[row], starts[row + 1])
    own.set(ids.subarray(starts[row], starts[row + 1]).map((id) => places.get(id)!))
    own.sort()
  }
  const matrix: SparseMatrix = { kind: 'sparse', starts, columns, values: new Float32Array(ids.length).fill(1), width: distinct.length }
  return { name: column, features: Array.from(distinct, (id) => idFeature(column, id)), matrix }
}

function entityColumn(name: string, keys: Uint32Array): EntityColumn {
  const places = new Map<number, number>()
  const ofRow = keys.map((key) => {
    const place = places.get(key) ?? places.size
    places.set(key, place)
    return place
  })
  return { name, names: Array.from(places.keys(), String), ofRow }
}
