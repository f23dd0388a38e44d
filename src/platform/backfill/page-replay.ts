/**
 * Past pages computed anew: the question as it was stated, and each person's profile in the version that was ranked, both read by the
 * taxonomy of that time (a page names it). What the index knew then, retrieval scores and rarity of terms, is gone.
 */
import { payload } from '../../adapters/embedded/payloads.ts'
import { PlatformError } from '../../domain/errors.ts'
import type { Event, Stored } from '../../domain/event.ts'
import type { Offset, Timestamp } from '../../domain/ids.ts'
import type { Job } from '../../domain/job.ts'
import type { Member } from '../../domain/member.ts'
import { erasedKey, type PageShown } from '../../domain/page.ts'
import { dayMs } from '../../domain/time.ts'
import type { Reader } from '../../events/records.ts'
import type { Context, Feature } from '../../features/feature.ts'
import type { Requirements } from '../../features/requirements.ts'
import { appendRow, emptyColumns, type Row } from '../../search/index/forward-columns.ts'
import { ForwardFields } from '../../search/index/forward-fields.ts'
import { SegmentContext } from '../../search/ranking/l1-ranker.ts'
import type { TermStatistics } from '../../search/search-index.ts'
import type { Lexicon } from '../../serving/lexicon.ts'
import { compileQuery } from '../../serving/query/compile-query.ts'
import type { SearchQuery } from '../../serving/query/search-query.ts'
import { numberDocument } from '../../standardization/number-document.ts'
import { standardizeJob } from '../../standardization/standard-job.ts'
import { standardizeMember } from '../../standardization/standard-member.ts'
import type { Standardizer } from '../../standardization/standardizer.ts'
import type { TermDictionary } from '../../standardization/term-dictionary.ts'
import type { SearchInput } from '../platform.ts'
import { statedSearch } from '../stated-search.ts'

export interface SpokenTaxonomy {
  readonly standardizer: Standardizer
  readonly lexicon: Lexicon
}

export interface PageReplayParts {
  /** Of payloads. */
  readonly reader: Reader
  readonly eventAt: (offset: Offset) => Stored<Event> | undefined
  readonly dictionary: TermDictionary
  /** Undefined for a version whose artifact is gone. */
  readonly taxonomy: (version: string) => SpokenTaxonomy | undefined
}

const mostDocuments = 20_000
/** Features of the index are not asked for, so nothing reads these. */
const noStatistics: TermStatistics = { documents: 0, meanLength: 0, documentFrequency: () => 0 }

export class PageReplay {
  readonly #parts: PageReplayParts
  /** Job → version that stands at this point of the log; absent where it was deleted. */
  readonly #jobs = new Map<number, Offset>()
  readonly #taxonomies: { readonly from: Offset; readonly version: string }[] = []
  readonly #documents = new Map<string, Row | undefined>()

  constructor(parts: PageReplayParts) {
    this.#parts = parts
  }

  /** Every event, ascending: the replay stands behind the last one noted. */
  note({ offset, event }: Stored<Event>): void {
    if (event.type === 'taxonomy-imported') this.#taxonomies.push({ from: offset, version: event.version })
    else if (event.type === 'job-upserted' || event.type === 'job-status-changed') this.#jobs.set(event.job, offset)
    else if (event.type === 'job-deleted') this.#jobs.delete(event.job)
  }

  /** Values by feature and row, NaN and not computed for people who are gone; undefined where the page's question cannot be understood any more. */
  compute(page: PageShown, features: readonly Feature[]): PageValues | undefined {
    const taxonomy = this.#parts.taxonomy(page.taxonomy)
    if (taxonomy === undefined) return undefined
    // The people first: words of theirs that an erasure made the dictionary forget are numbered anew, and the question finds them.
    const rows = Array.from(page.items.keys, (key, row) =>
      key === erasedKey ? undefined : this.#document(key, page.items.versions[row]! as Offset, page.taxonomy, taxonomy),
    )
    const requirements = this.#requirements(page, taxonomy)
    return requirements && valuesOf(rows, requirements, page, features)
  }

  #requirements(page: PageShown, { standardizer, lexicon }: SpokenTaxonomy): Requirements | undefined {
    try {
      const stated = JSON.parse(page.query) as Omit<SearchInput, 'caller'>
      const query = { ...statedSearch(stated), ...this.#opening(page, stated, standardizer) }
      return compileQuery(query, 'members', lexicon, noStatistics).requirements
    } catch (error) {
      // An erasure may have blanked the words that made the question.
      if (error instanceof PlatformError || error instanceof SyntaxError) return undefined
      throw error
    }
  }

  /** As when it was asked: a project's own opening joins only where nothing was typed. */
  #opening({ job, at }: PageShown, stated: Omit<SearchInput, 'caller'>, standardizer: Standardizer): Pick<SearchQuery, 'opening'> {
    const isAsked = stated.job !== undefined || stated.text === undefined
    const version = job === undefined || !isAsked ? undefined : this.#jobs.get(job)
    const posting = version === undefined ? undefined : payload<Job>(this.#parts.reader, 'job', job!, version)
    return posting === undefined ? {} : { opening: standardizeJob(standardizer, posting, at) }
  }

  #document(key: number, version: Offset, taxonomy: string, spoken: SpokenTaxonomy): Row | undefined {
    const name = `${key} ${version} ${taxonomy}`
    if (!this.#documents.has(name)) {
      if (this.#documents.size >= mostDocuments) this.#documents.clear()
      this.#documents.set(name, this.#stated(key, version, taxonomy, spoken))
    }
    return this.#documents.get(name)
  }

  #stated(key: number, version: Offset, taxonomy: string, { standardizer }: SpokenTaxonomy): Row | undefined {
    const { reader, eventAt, dictionary } = this.#parts
    const member = payload<Member>(reader, 'member', key, version)
    const event = eventAt(version)?.event
    if (member === undefined || event === undefined) return undefined
    // A profile that was stated before the page's taxonomy came was stated anew by it, at the beginning of its day.
    const at = this.#spokenAt(version) === taxonomy ? event.at : ((Math.floor(event.at / dayMs) * dayMs) as Timestamp)
    return { key, version, ...numberDocument(standardizeMember(standardizer, member, at), dictionary) }
  }

  #spokenAt(offset: Offset): string | undefined {
    return this.#taxonomies.findLast(({ from }) => from <= offset)?.version
  }
}

export interface PageValues {
  /** Row-major, rows × features. */
  readonly values: Float32Array
  /** 1 where the person's profile of that time is there. */
  readonly known: Uint8Array
}

function valuesOf(
  rows: readonly (Row | undefined)[],
  requirements: Requirements,
  page: PageShown,
  features: readonly Feature[],
): PageValues {
  const columns = emptyColumns()
  for (const row of rows) if (row !== undefined) appendRow(columns, row)
  const context: Context = new SegmentContext(requirements, new ForwardFields(columns), Math.floor(page.at / dayMs))
  const values = new Float32Array(rows.length * features.length).fill(Number.NaN)
  let document = 0
  rows.forEach((row, i) => {
    if (row === undefined) return
    for (let f = 0; f < features.length; f++) values[i * features.length + f] = features[f]!.compute(context, document)
    document++
  })
  return { values, known: Uint8Array.from(rows, (row) => Number(row !== undefined)) }
}
