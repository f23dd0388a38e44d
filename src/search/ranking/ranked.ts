/** Documents with their scores, in columns: what a shard found, before it is described as hits. */
import { selectTop } from '../../math/select-top.ts'

export interface Ranked {
  /** Which segment of the host the document is of. */
  readonly owners: Uint32Array
  readonly documents: Uint32Array
  readonly keys: Uint32Array
  readonly retrieval: Uint32Array
  readonly l1Scores: Float64Array
}

export function sizedRanked(size: number): Ranked {
  return {
    owners: new Uint32Array(size),
    documents: new Uint32Array(size),
    keys: new Uint32Array(size),
    retrieval: new Uint32Array(size),
    l1Scores: new Float64Array(size),
  }
}

/** The first `limit` of all lists by L1 score descending, then key ascending, in that order. */
export function topRanked(lists: readonly Ranked[], limit: number): Ranked {
  const all = joined(lists)
  return pick(all, topRows(all, limit).sort(byL1(all)))
}

/** The same documents, in no order: enough for a list that is joined with others. */
export function unorderedTop(ranked: Ranked, limit: number): Ranked {
  return ranked.keys.length <= limit ? ranked : pick(ranked, topRows(ranked, limit))
}

function topRows(ranked: Ranked, limit: number): Uint32Array {
  const rows = new Uint32Array(ranked.keys.length)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  selectTop(rows, rows.length, limit, byL1(ranked))
  return rows.subarray(0, Math.max(0, limit))
}

function byL1({ l1Scores, keys }: Ranked): (a: number, b: number) => number {
  return (a, b) => (l1Scores[a] === l1Scores[b] ? keys[a] - keys[b] : l1Scores[a] > l1Scores[b] ? -1 : 1)
}

export function pick(ranked: Ranked, rows: Uint32Array): Ranked {
  const picked = sizedRanked(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    picked.owners[i] = ranked.owners[row]
    picked.documents[i] = ranked.documents[row]
    picked.keys[i] = ranked.keys[row]
    picked.retrieval[i] = ranked.retrieval[row]
    picked.l1Scores[i] = ranked.l1Scores[row]
  }
  return picked
}

export function joined(lists: readonly Ranked[]): Ranked {
  if (lists.length === 1) return lists[0]
  const all = sizedRanked(lists.reduce((size, { keys }) => size + keys.length, 0))
  let start = 0
  for (const list of lists) {
    all.owners.set(list.owners, start)
    all.documents.set(list.documents, start)
    all.keys.set(list.keys, start)
    all.retrieval.set(list.retrieval, start)
    all.l1Scores.set(list.l1Scores, start)
    start += list.keys.length
  }
  return all
}
