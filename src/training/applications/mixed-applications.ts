/**
 * Applications as GLMix reads them (ALGORITHMS §8): what was known of the pair for the effect that all share, the profile's terms for
 * the effect of the job, the posting's terms for the effect of the member.
 */
import type { IdColumn, SparseMatrix } from '../../models/examples.ts'
import { idFeature } from '../../models/glmix/id-features.ts'
import type { EntityColumn, MixedExamples, Shard } from '../../models/glmix/mixed-examples.ts'
import { selectFeatures } from '../../models/select-features.ts'
import { type ApplicationRows, pairExamples } from './application-rows.ts'

export const shards = { pair: 'pair', profile: 'profile', posting: 'posting' } as const
export const entities = { member: 'member', job: 'job' } as const

/** `features` are those of the pair that are learned from; all where nobody says so. */
export function mixedApplications(rows: ApplicationRows, features = rows.features): MixedExamples {
  const { labels, members, jobs, memberTerms, jobTerms } = rows
  const { matrix } = selectFeatures(pairExamples(rows), features)
  return {
    shards: [{ name: shards.pair, features, matrix }, termShard(shards.profile, memberTerms), termShard(shards.posting, jobTerms)],
    entities: [entityColumn(entities.member, members), entityColumn(entities.job, jobs)],
    labels,
  }
}

/** One column for each id that any row holds, ascending. */
function termShard(name: string, { name: column, starts, ids }: IdColumn): Shard {
  const distinct = Uint32Array.from(new Set(ids)).sort()
  const places = new Map(Array.from(distinct, (id, place) => [id, place]))
  const columns = new Uint32Array(ids.length)
  for (let row = 0; row + 1 < starts.length; row++) {
    const own = columns.subarray(starts[row], starts[row + 1])
    own.set(ids.subarray(starts[row], starts[row + 1]).map((id) => places.get(id)!))
    own.sort()
  }
  const matrix: SparseMatrix = { kind: 'sparse', starts, columns, values: new Float32Array(ids.length).fill(1), width: distinct.length }
  return { name, features: Array.from(distinct, (id) => idFeature(column, id)), matrix }
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
