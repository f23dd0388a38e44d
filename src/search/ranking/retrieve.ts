/**
 * The candidates of a segment: its best matches by retrieval score, ties in decreasing static rank, then by key. Scores
 * are sums of whole numbers, one term at a time; the best are chosen by counting scores, never by sorting all. Where
 * nothing scores, the base is read in the order of its ids only until the budget is full (early termination).
 */
import { type Bits, listBits } from '../../math/bitset.ts'
import { kthLargest, selectTop } from '../../math/select-top.ts'
import { compareRows } from '../index/fold.ts'
import type { Documents } from '../index/postings.ts'
import type { Segment } from '../index/segment.ts'
import type { Should } from '../searcher.ts'
import { scoreFew } from './score-few.ts'
import type { Workspace } from './workspace.ts'

/** Document `documents[i]` has the retrieval score `scores[i]`; in no order. */
export interface Candidates {
  readonly documents: Uint32Array
  readonly scores: Uint32Array
}

/** Below this share of the segment, scores are looked up per match rather than summed for all documents: a sum over all is one quick pass a term. */
const few = 1 / 128

export function retrieve(segment: Segment, matches: Bits, should: readonly Should[], budget: number, workspace: Workspace): Candidates {
  if (should.length === 0 && segment.base !== undefined) return firstOfBase(matches, Math.min(budget, segment.columns.size), workspace)
  const total = segment.arena.algebra.count(matches)
  if (total > manyPerWanted * budget && total >= segment.columns.size * few) {
    return promising(segment, matches, should, { total, budget })
  }
  const documents = workspace.list('documents', total)
  const count = listBits(matches, documents)
  const scores = scoresOf(segment, matches, should, { list: documents, count }, workspace)
  if (count <= budget) return { documents: documents.slice(0, count), scores: scores.slice(0, count) }
  return best(segment, documents, scores, count, budget)
}

/** Base ids are in order of static rank. */
function firstOfBase(matches: Bits, budget: number, workspace: Workspace): Candidates {
  const documents = workspace.list('documents', budget).subarray(0, budget)
  const count = listBits(matches, documents)
  return { documents: documents.slice(0, count), scores: new Uint32Array(count) }
}

function scoresOf(segment: Segment, matches: Bits, should: readonly Should[], documents: Documents, workspace: Workspace): Uint32Array {
  const { list, count } = documents
  const scores = workspace.list('scores', count)
  if (count < segment.columns.size * few) {
    scoreFew(segment, should, documents, scores.fill(0, 0, count))
    return scores
  }
  const byDocument = scoresByDocument(segment, matches, should)
  for (let i = 0; i < count; i++) scores[i] = byDocument[list[i]]
  return scores
}

function scoresByDocument({ columns, lists, postings }: Segment, matches: Bits, should: readonly Should[]): Uint32Array {
  const byDocument = lists.empty(columns.size)
  for (const { term, weight } of should) postings.score(term, weight, matches, byDocument)
  return byDocument
}

/** A match for each wanted beyond this: then a sample tells which scores are worth a look. */
const manyPerWanted = 16
const sampleSize = 4096

/** Of many matches those whose score is at least what a sample foretells; all, should that be too few. The best are among them. */
function promising(
  segment: Segment,
  matches: Bits,
  should: readonly Should[],
  { total, budget }: { readonly total: number; readonly budget: number },
): Candidates {
  const byDocument = scoresByDocument(segment, matches, should)
  const { lists, scoring, columns } = segment
  const found = { documents: lists.take(columns.size), scores: lists.take(columns.size) }
  const sampled = listBits(matches, found.documents.subarray(0, Math.min(sampleSize, total)))
  for (let i = 0; i < sampled; i++) found.scores[i] = byDocument[found.documents[i]]
  const likely = kthLargest(found.scores, sampled, sampleRank(budget, sampled / total)).value
  const collect = (least: number) => scoring.collectAtLeast(matches, byDocument, least, found)
  const count = collect(likely)
  return best(segment, found.documents, found.scores, count < budget ? collect(0) : count, budget)
}

/** As many as a sample has of the wanted, half as many again, and a few: so that hardly ever too few are collected. */
function sampleRank(budget: number, share: number): number {
  return Math.ceil(1.5 * budget * share) + 8
}

function best(segment: Segment, documents: Uint32Array, scores: Uint32Array, count: number, budget: number): Candidates {
  if (budget <= 0) return { documents: new Uint32Array(0), scores: new Uint32Array(0) }
  const { value, larger } = kthLargest(scores, count, budget)
  const chosen = { documents: new Uint32Array(budget), scores: new Uint32Array(budget) }
  const tied = tiedDocuments(segment, documents, scores, count, value, budget - larger)
  let end = 0
  for (let i = 0; i < count; i++) {
    if (scores[i] <= value) continue
    chosen.documents[end] = documents[i]
    chosen.scores[end++] = scores[i]
  }
  chosen.documents.set(tied, end)
  chosen.scores.fill(value, end)
  return chosen
}

/** The first `wanted` by static rank among the documents of just this score; in a base these are the first by id. */
function tiedDocuments(segment: Segment, documents: Uint32Array, scores: Uint32Array, count: number, score: number, wanted: number) {
  const isBase = segment.base !== undefined
  const tied = new Uint32Array(isBase ? wanted : count)
  let size = 0
  for (let i = 0; i < count && size < tied.length; i++) if (scores[i] === score) tied[size++] = documents[i]
  if (!isBase) selectTop(tied, size, wanted, (a, b) => compareRows(segment.columns, a, segment.columns, b))
  return tied.subarray(0, wanted)
}
