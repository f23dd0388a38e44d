/** Members or jobs standardized, numbered and indexed in this thread, by their place in the list: key 0, 1, 2 … */
import type { MemberId, Timestamp } from '../../src/domain/ids.ts'
import type { Job } from '../../src/domain/job.ts'
import type { Member } from '../../src/domain/member.ts'
import { documentFeatures, l1Features } from '../../src/features/sets.ts'
import type { IndexDocument } from '../../src/search/index-document.ts'
import { LocalShards } from '../../src/search/local-shards.ts'
import { ShardedIndex } from '../../src/search/sharded-index.ts'
import { numberDocument } from '../../src/standardization/number-document.ts'
import type { StandardDocument } from '../../src/standardization/standard-document.ts'
import { standardizeJob } from '../../src/standardization/standard-job.ts'
import { standardizeMember } from '../../src/standardization/standard-member.ts'
import { TermDictionary } from '../../src/standardization/term-dictionary.ts'
import { smallStandardizer } from './taxonomy.ts'

export const now = Date.UTC(2024, 5, 1) as Timestamp

export const standardizer = smallStandardizer()

export interface SmallWorld {
  readonly dictionary: TermDictionary
  /** By key. */
  readonly documents: readonly IndexDocument[]
  readonly index: ShardedIndex
}

export function memberOf(id: string, stated: Partial<Member>): Member {
  const empty = { identity: {}, positions: [], education: [], skills: [], languages: [], certificates: [], preferences: {}, hiddenFrom: [] }
  return { id: id as MemberId, audience: { type: 'marketplace' }, ...empty, ...stated }
}

export function documentOfMember(member: Member): StandardDocument {
  return standardizeMember(standardizer, member, now)
}

export function documentOfJob(job: Job): StandardDocument {
  return standardizeJob(standardizer, job, now)
}

/** Two worlds that share a dictionary speak of the same terms. */
export async function indexed(documents: readonly StandardDocument[], dictionary = new TermDictionary()): Promise<SmallWorld> {
  const marketplace = dictionary.number('audience', 'marketplace')
  const shards = Array.from({ length: 8 }, (_, shard) => shard)
  const index = new ShardedIndex([new LocalShards({ shards, l1Features, documentFeatures, marketplace })], {
    fold: { least: 1e9, share: 1 },
    onFailure: (reason) => {
      throw reason
    },
  })
  const upserts = documents.map((document, key) => ({ key, version: 100 + key, ...numberDocument(document, dictionary) }))
  index.apply({ upserts, removals: [], offset: 100 + documents.length })
  await index.reached(100 + documents.length)
  await index.fold()
  return { dictionary, documents: upserts, index }
}
