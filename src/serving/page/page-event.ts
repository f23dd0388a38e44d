/** What was shown, as one event (I4): the rows of the ranked list that the page holds, with the very numbers that were scored. */
import type { PageChannel } from '../../domain/feedback.ts'
import type { ContractId, JobKey, MemberKey, Offset, ProjectId, RecruiterId, RequestId } from '../../domain/ids.ts'
import type { PageItems, PageShown } from '../../domain/page.ts'
import type { Term } from '../../domain/term.ts'
import { askedTerms, type Requirements } from '../../features/requirements.ts'
import { isPlaceholder } from '../query/asked-lexicon.ts'
import type { Answer } from '../ranking/federator.ts'
import type { RankedList } from '../ranking/ranked-list.ts'

export interface PageOrigin {
  readonly request: RequestId
  readonly channel: PageChannel
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  readonly project?: ProjectId
  readonly job?: JobKey
  readonly seeker?: MemberKey
  /** The request as the caller stated it, JSON. */
  readonly query: string
  readonly taxonomy: string
  /** Results in random order. */
  readonly shuffled?: number
}

export function pageEvent(answer: Answer, shown: Uint32Array, start: number, origin: PageOrigin): PageShown {
  const { at, question, result, list } = answer
  const { requirements, clauses } = question.query
  return {
    type: 'page-shown',
    at,
    ...origin,
    subject: requirements.subject,
    queryTerms: queryTerms(requirements),
    start,
    total: result.total,
    missingShards: result.missing,
    gates: clauses.filter((clause) => clause.gate).map(({ name }) => gateDecision(name, answer)),
    models: [...list.refitted, { name: list.ranker.name, version: list.ranker.version }],
    featureSet: list.ranker.featureSet,
    indexOffset: result.offset as Offset,
    items: pageItems(list, shown),
  }
}

function queryTerms(requirements: Requirements): readonly Term[] {
  return [...new Set(askedTerms(requirements))].filter((term) => !isPlaceholder(term))
}

function gateDecision(gate: string, { result }: Answer) {
  const counted = result.clauses.find((clause) => clause.name === gate)
  if (counted === undefined) return { gate, rejected: -1, unknown: -1 }
  return { gate, rejected: counted.totalWithout - result.total, unknown: counted.unknown }
}

/** Copied out of the list, so that the event keeps nothing of the request alive. */
function pageItems({ hits, rows, scores }: RankedList, shown: Uint32Array): PageItems {
  const vectors = new Float32Array(shown.length * rows.width)
  const termOffsets = new Uint32Array(shown.length + 1)
  shown.forEach((row, item) => {
    for (let i = 0; i < rows.width; i++) vectors[item * rows.width + i] = rows.values[row * rows.width + i]!
    termOffsets[item + 1] = termOffsets[item]! + hits.termOffsets[row + 1]! - hits.termOffsets[row]!
  })
  const terms = new Uint32Array(termOffsets[shown.length]!)
  shown.forEach((row, item) => {
    const end = hits.termOffsets[row + 1]!
    for (let from = hits.termOffsets[row]!, to = termOffsets[item]!; from < end; from++, to++) terms[to] = hits.terms[from]!
  })
  return {
    keys: shown.map((row) => hits.keys[row]!),
    versions: Float64Array.from(shown, (row) => hits.versions[row]!),
    scores: Float64Array.from(shown, (row) => scores[row]!),
    vectors,
    termOffsets,
    terms,
  }
}
