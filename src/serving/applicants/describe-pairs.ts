/**
 * A job and the people who applied to it as numbers, from their documents as they stand: computed here and not in the shards, so that
 * the same numbers can be logged in the very commit that records an application and be ranked by later (I4).
 */
import type { Timestamp } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'
import { applicantFeatures, jobSideFeatures } from '../../features/applicants/applicant-features.ts'
import type { FeatureStore } from '../../features/feature-store.ts'
import type { Requirements } from '../../features/requirements.ts'
import { documentFeatures } from '../../features/sets.ts'
import { storedFeatures } from '../../features/stored-features.ts'
import type { Rows } from '../../models/model.ts'
import { appendRow, emptyColumns } from '../../search/index/forward-columns.ts'
import { ForwardFields } from '../../search/index/forward-fields.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import { describeHits } from '../../search/ranking/describe-hits.ts'
import { SegmentContext } from '../../search/ranking/l1-ranker.ts'
import type { TermStatistics } from '../../search/search-index.ts'
import type { Hits } from '../../search/searcher.ts'
import type { Lexicon } from '../lexicon.ts'
import { askedByOpening } from '../query/asked-by-opening.ts'
import { askedBySeeker } from '../query/asked-by-seeker.ts'
import { type AskedLexicon, askedLexicon } from '../query/asked-lexicon.ts'
import { requirementsOf } from '../query/requirements-of.ts'
import { statedDocument } from '../query/stated-document.ts'

export interface PairParts {
  readonly lexicon: () => Lexicon
  /** Of members and of jobs. */
  readonly statistics: { readonly members: () => TermStatistics; readonly jobs: () => TermStatistics }
  readonly store: FeatureStore
}

export interface Pairs {
  /** What the job asks. */
  readonly requirements: Requirements
  readonly lexicon: AskedLexicon
  /** One hit an applicant, in the order given. */
  readonly hits: Hits
  /** By `applicantFeatures`. */
  readonly rows: Rows
}

export function describePairs(parts: PairParts): (job: IndexDocument, members: readonly IndexDocument[], at: Timestamp) => Pairs {
  return (job, members, at) => {
    const lexicon = askedLexicon(parts.lexicon())
    const requirements = requirementsOf(
      askedByOpening(statedDocument(job, lexicon), lexicon),
      'members',
      lexicon,
      parts.statistics.members(),
    )
    const today = Math.floor(at / dayMs)
    const hits = hitsOf(members, requirements, today)
    const width = applicantFeatures.length
    const values = new Float32Array(members.length * width).fill(NaN)
    const stored = parts.store.readMany(hits.keys, {}, at)
    const jobFields = fieldsOf([job])
    members.forEach((member, row) => {
      const into = values.subarray(row * width, (row + 1) * width)
      into.set(hits.vectors.subarray(row * documentFeatures.length, (row + 1) * documentFeatures.length))
      storedFeatures.forEach(({ compute }, i) => {
        into[documentFeatures.length + i] = compute(stored, row)
      })
      const wanted = requirementsOf(askedBySeeker(statedDocument(member, lexicon), lexicon), 'jobs', lexicon, parts.statistics.jobs())
      const context = new SegmentContext(wanted, jobFields, today)
      jobSideFeatures.forEach((feature, i) => {
        into[documentFeatures.length + storedFeatures.length + i] = feature.compute(context.at(NaN), 0)
      })
    })
    return { requirements, lexicon, hits, rows: { values: canonical(values), width, count: members.length } }
  }
}

function fieldsOf(documents: readonly IndexDocument[]): ForwardFields {
  return new ForwardFields(columnsOf(documents))
}

function columnsOf(documents: readonly IndexDocument[]) {
  const columns = emptyColumns()
  for (const document of documents) appendRow(columns, document)
  return columns
}

function hitsOf(members: readonly IndexDocument[], requirements: Requirements, today: number): Hits {
  const columns = columnsOf(members)
  const rows = Uint32Array.from(members.keys())
  const ranked = {
    owners: new Uint32Array(rows.length),
    documents: rows,
    keys: Uint32Array.from(members, ({ key }) => key),
    retrieval: new Uint32Array(rows.length),
    l1Scores: new Float64Array(rows.length),
  }
  return describeHits(ranked, [{ columns, fields: new ForwardFields(columns) }], documentFeatures, { requirements, today })
}

/** One NaN for all: processors make several, and what is logged is compared byte by byte. */
function canonical(values: Float32Array): Float32Array {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) values[i] = NaN
  return values
}
