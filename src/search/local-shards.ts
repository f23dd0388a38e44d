/** Shards that run in this thread, one after another on one workspace. A worker hosts them in the same way. */
import type { Term, TermType } from '../domain/term.ts'
import type { Feature } from '../features/feature.ts'
import type { Growable } from '../math/grow.ts'
import { countedKey, FacetCache } from './facets/facet-cache.ts'
import type { WantedValues } from './facets/listed-terms.ts'
import { audienceCounts } from './index/audience-counts.ts'
import { IndexShard, type ShardContent } from './index/index-shard.ts'
import { writeSections } from './index/sections.ts'
import { decodeShard, freezeShard } from './index/shard-snapshot.ts'
import { type PackedChange, unpackDocument } from './packed-change.ts'
import { describeHits } from './ranking/describe-hits.ts'
import { topRanked } from './ranking/ranked.ts'
import { Workspace } from './ranking/workspace.ts'
import { countInShard, type Found, findInShard } from './search-shard.ts'
import type { Deadline, FacetCounts, OnHits, SearchRequest, SearchResult } from './searcher.ts'
import type { AudienceMeasure, ShardBytes, ShardHost, ShardSizes } from './shard-host.ts'
import { shardOf } from './shard-of.ts'
import { shardPart } from './snapshot-parts.ts'
import { sumTermCounts } from './term-counts.ts'

export interface ShardParts {
  readonly shards: readonly number[]
  readonly l1Features: readonly Feature[]
  readonly documentFeatures: readonly Feature[]
  /** The `audience` term of the marketplace: statistics are counted over its documents alone. */
  readonly marketplace: Term
}

export class LocalShards implements ShardHost {
  readonly shards: readonly number[]
  readonly #parts: ShardParts
  readonly #byNumber: ReadonlyMap<number, IndexShard>
  readonly #workspace = new Workspace()
  readonly #counted = new FacetCache()
  readonly #frozen = new Map<number, readonly Growable[]>()
  readonly #prepared = new Map<number, ShardContent>()

  constructor(parts: ShardParts) {
    this.shards = parts.shards
    this.#parts = parts
    this.#byNumber = new Map(parts.shards.map((shard) => [shard, new IndexShard()]))
  }

  async search(request: SearchRequest, deadline: Deadline, onHits?: OnHits): Promise<SearchResult> {
    const facets = [...new Set(request.facets)].filter((type) => type !== 'text')
    return this.#search({ ...request, facets }, deadline, onHits)
  }

  async apply(change: PackedChange): Promise<number> {
    if (change.keys.length > 0 || change.removals.length > 0) this.#counted.clear()
    for (let i = 0; i < change.keys.length; i++) this.#shardOf(change.keys[i])?.upsert(unpackDocument(change, i))
    for (const key of change.removals) this.#shardOf(key)?.remove(key)
    for (const shard of this.#all()) shard.reach(change.offset)
    return this.#sizes().documents
  }

  async measure(): Promise<AudienceMeasure> {
    const measures = this.#all().map((shard) => shard.measure(this.#parts.marketplace))
    return {
      documents: measures.reduce((sum, { documents }) => sum + documents, 0),
      length: measures.reduce((sum, { length }) => sum + length, 0),
    }
  }

  async fold(meanLength: number) {
    this.#counted.clear()
    for (const shard of this.#all()) shard.fold(meanLength)
    const counts = sumTermCounts(this.#all().map((shard) => audienceCounts(this.#parts.marketplace, shard.segments[0])))
    return { counts, sizes: this.#sizes() }
  }

  async freeze(): Promise<void> {
    for (const [number, shard] of this.#byNumber) this.#frozen.set(number, freezeShard(number, shard.content))
  }

  async part(shard: number): Promise<Uint8Array> {
    const frozen = this.#frozen.get(shard)
    if (frozen === undefined) throw new RangeError(`shard ${shard} is not frozen here`)
    this.#frozen.delete(shard)
    return writeSections(frozen)
  }

  async prepare(shard: number, part: ShardBytes): Promise<{ readonly offset: number }> {
    const content = decodeShard(shardPart(shard), shard, part)
    this.#prepared.set(shard, content)
    return { offset: content.offset }
  }

  async commit(): Promise<ShardSizes> {
    this.#counted.clear()
    for (const [shard, content] of this.#prepared) this.#byNumber.get(shard)?.replace(content)
    this.#prepared.clear()
    return this.#sizes()
  }

  async discard(): Promise<void> {
    this.#prepared.clear()
  }

  async close(): Promise<void> {
    this.#frozen.clear()
  }

  #search(request: SearchRequest, deadline: Deadline, onHits?: OnHits): SearchResult {
    if (request.facets.length === 0) return this.#searchAndCount(request, deadline)
    const key = countedKey(request)
    const facets = this.#counted.find(key)
    if (facets !== undefined) {
      const result = this.#searchAndCount({ ...request, facets: [] }, deadline)
      return { ...result, facets: result.missing === 0 ? facets : request.facets.map(uncounted) }
    }
    const result = this.#searchAndCount(request, deadline, onHits)
    if (result.missing === 0) this.#counted.keep(key, result.facets, { total: result.total, documents: this.#sizes().documents })
    return result
  }

  #searchAndCount(request: SearchRequest, deadline: Deadline, onHits?: OnHits): SearchResult {
    const found = this.#find(request, deadline)
    const hits = this.#withoutFacets(request, found)
    onHits?.(hits)
    return { ...hits, ...this.#count(request, found, deadline) }
  }

  #find(request: SearchRequest, deadline: Deadline): readonly Found[] {
    const at = (i: number) => ({ workspace: this.#workspace, owner: 2 * i })
    return this.#all().flatMap((shard, i) => (deadline.left() > 0 ? [findInShard(shard, request, this.#parts.l1Features, at(i))] : []))
  }

  #withoutFacets(request: SearchRequest, found: readonly Found[]): SearchResult {
    const ranked = topRanked(
      found.map((one) => one.ranked),
      request.limit,
    )
    const segments = this.#all().flatMap((shard) => shard.segments)
    return {
      total: found.reduce((sum, { total }) => sum + total, 0),
      hits: describeHits(ranked, segments, this.#parts.documentFeatures, request),
      facets: [],
      clauses: clausesOf(request, found),
      missing: this.shards.length - found.length,
      offset: Math.min(...this.#all().map(({ offset }) => offset)),
    }
  }

  /** Shards that are not counted in time are missing, though they gave their hits. */
  #count(request: SearchRequest, found: readonly Found[], deadline: Deadline): Pick<SearchResult, 'facets' | 'missing'> {
    const { facets, listed } = this.#workspace
    facets.prepare(request.facets, this.#largestNumbers())
    listed.prepare(wantedValues(request))
    let missing = this.shards.length - found.length
    for (const one of found) {
      const isLate = request.facets.length > 0 && deadline.left() <= 0
      if (isLate) missing++
      countInShard(one, isLate ? [] : request.facets, this.#workspace)
    }
    return { facets: facets.take(request.facets, listed), missing }
  }

  #largestNumbers(): Uint32Array {
    const largest = new Uint32Array(32)
    for (const { largestNumbers } of this.#all()) {
      for (let type = 0; type < largest.length; type++) largest[type] = Math.max(largest[type], largestNumbers[type])
    }
    return largest
  }

  #sizes(): ShardSizes {
    const shards = this.#all()
    return {
      base: shards.reduce((sum, { segments }) => sum + segments[0].columns.size, 0),
      live: shards.reduce((sum, { segments }) => sum + segments[1].columns.size, 0),
      documents: shards.reduce((sum, { documents }) => sum + documents, 0),
    }
  }

  #all(): readonly IndexShard[] {
    return [...this.#byNumber.values()]
  }

  #shardOf(key: number): IndexShard | undefined {
    return this.#byNumber.get(shardOf(key))
  }
}

function uncounted(type: TermType): FacetCounts {
  return { type, terms: new Uint32Array(0), counts: new Uint32Array(0) }
}

function wantedValues({ facetValues, facetTerms }: SearchRequest): WantedValues | undefined {
  return facetValues === undefined ? undefined : { values: facetValues, terms: facetTerms ?? [] }
}

/** Gates always; with `countWithout` every clause. */
function clausesOf({ clauses, countWithout }: SearchRequest, found: readonly Found[]): SearchResult['clauses'] {
  const total = found.reduce((sum, one) => sum + one.total, 0)
  return clauses.flatMap(({ name, gate }, position) => {
    if (!gate && !countWithout) return []
    return [
      {
        name,
        totalWithout: total + found.reduce((sum, { rejected }) => sum + rejected[position], 0),
        unknown: found.reduce((sum, { unknown }) => sum + unknown[position], 0),
      },
    ]
  })
}
