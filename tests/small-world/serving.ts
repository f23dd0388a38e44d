/** The small world's people and jobs behind serving parts. */
import type { Offset, RequestId } from '../../src/domain/ids.ts'
import { nothingStored } from '../../src/features/feature-store.ts'
import { servingFeatures } from '../../src/features/serving-features.ts'
import { appendRow } from '../../src/search/index/forward-columns.ts'
import { unlimited } from '../../src/search/unlimited.ts'
import type { PageRequest, ServingParts } from '../../src/serving/channels/serving-parts.ts'
import { lexiconOf } from '../../src/serving/lexicon.ts'
import { coldStart } from '../../src/serving/ranking/cold-start.ts'
import { rankerOf } from '../../src/serving/ranking/ranker.ts'
import type { StandardDocument } from '../../src/standardization/standard-document.ts'
import { documentOfJob, documentOfMember, indexed, now, standardizer } from './index.ts'
import { jobs, people } from './people.ts'

export const everybody: PageRequest = { asker: { contracts: [], companies: [] }, stated: '{}', query: {}, start: 0, limit: 25 }

export async function partsOf(documents: readonly StandardDocument[]): Promise<ServingParts> {
  const { index, dictionary, documents: numbered } = await indexed(documents)
  let requests = 0
  return {
    searcher: index,
    documents: {
      append(keys, columns) {
        for (const document of numbered) if (keys.includes(document.key)) appendRow(columns, document)
      },
      offset: () => index.offset as Offset,
    },
    store: nothingStored,
    clock: () => now,
    deadline: () => unlimited,
    budget: 1000,
    shortlist: 125,
    statistics: () => index.statistics,
    lexicon: () => lexiconOf(standardizer, dictionary),
    ranker: (subject) => rankerOf(coldStart(subject), servingFeatures),
    taxonomy: () => 'small',
    newRequest: () => `r${++requests}` as RequestId,
    randomShare: 0,
    effects: { refitted: () => undefined, readMany: async () => [] },
  }
}

export const talentParts = () => partsOf(Object.values(people).map(documentOfMember))
export const jobParts = () => partsOf(Object.values(jobs).map(documentOfJob))
