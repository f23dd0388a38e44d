/** Names of the parts of a snapshot, and the part that holds the statistics. */
import { SectionReader, writeSections } from './index/sections.ts'
import type { TermCounts } from './term-counts.ts'

export const statisticsPart = 'statistics'

export function shardPart(shard: number): string {
  return `shard-${shard}`
}

export interface FrozenStatistics extends TermCounts {
  readonly documents: number
  readonly meanLength: number
}

export function encodeStatistics({ documents, meanLength, terms, counts }: FrozenStatistics, offset: number): Uint8Array {
  return writeSections([Float64Array.of(offset, documents, meanLength), terms, counts])
}

export function decodeStatistics(bytes: Uint8Array): FrozenStatistics & { readonly offset: number } {
  const reader = new SectionReader(statisticsPart, bytes)
  const [offset, documents, meanLength] = reader.float64()
  return { offset, documents, meanLength, terms: reader.uint32(), counts: reader.uint32() }
}
