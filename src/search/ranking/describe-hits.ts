/** Ranked documents as hits: their keys, feature vectors, terms, and the evidence for what was asked. */
import { type Term, termTypeOf } from '../../domain/term.ts'
import type { Feature } from '../../features/feature.ts'
import { type Requirements, requirementTerms } from '../../features/requirements.ts'
import type { Segment } from '../index/segment.ts'
import type { Hits } from '../searcher.ts'
import { isAsked, SegmentContext } from './l1-ranker.ts'
import type { Ranked } from './ranked.ts'

/** Where the documents stand. */
type Stated = Pick<Segment, 'columns' | 'fields'>

interface Asked {
  readonly requirements: Requirements
  readonly today: number
}

export function describeHits(ranked: Ranked, segments: readonly Stated[], features: readonly Feature[], asked: Asked): Hits {
  const { owners, documents, keys, l1Scores } = ranked
  const termOffsets = offsetsOf(ranked, segments)
  const hits = {
    keys,
    versions: Float64Array.from(documents, (document, i) => segments[owners[i]].columns.versions[document]),
    l1Scores,
    vectors: vectorsOf(ranked, segments, features, asked),
    termOffsets,
    terms: new Uint32Array(termOffsets[keys.length]),
    evidence: evidenceOf(ranked, segments, requirementTerms(asked.requirements)),
  }
  for (let i = 0; i < keys.length; i++) {
    const { columns } = segments[owners[i]]
    const end = columns.termOffsets[documents[i] + 1]
    for (let from = columns.termOffsets[documents[i]], to = termOffsets[i]; from < end; from++, to++) hits.terms[to] = columns.terms[from]
  }
  return hits
}

function offsetsOf({ owners, documents }: Ranked, segments: readonly Stated[]): Uint32Array {
  const offsets = new Uint32Array(documents.length + 1)
  for (let i = 0; i < documents.length; i++) {
    const { termOffsets } = segments[owners[i]].columns
    offsets[i + 1] = offsets[i] + termOffsets[documents[i] + 1] - termOffsets[documents[i]]
  }
  return offsets
}

function vectorsOf({ owners, documents, retrieval }: Ranked, segments: readonly Stated[], features: readonly Feature[], asked: Asked) {
  const vectors = new Float32Array(documents.length * features.length).fill(Number.NaN)
  const contexts = segments.map(({ fields }) => new SegmentContext(asked.requirements, fields, asked.today))
  // One feature after the other, as in the first layer: the processor then foresees what is called.
  for (let f = 0; f < features.length; f++) {
    if (!isAsked(features[f], asked.requirements)) continue
    for (let i = 0, place = f; i < documents.length; i++, place += features.length) {
      const value = features[f].compute(contexts[owners[i]].at(retrieval[i]), documents[i])
      vectors[place] = Number.isNaN(value) ? Number.NaN : value // one NaN for all: processors make several, and pages compare bytes
    }
  }
  return vectors
}

const largestEvidence = 0xffff

/** 0 absent, 1 the document does not state this type, else 2 + packed evidence. */
function evidenceOf({ owners, documents }: Ranked, segments: readonly Stated[], terms: readonly Term[]): Uint16Array {
  const evidence = new Uint16Array(documents.length * terms.length)
  let place = 0
  for (let i = 0; i < documents.length; i++) {
    const { fields } = segments[owners[i]]
    for (const term of terms) {
      const stated = fields.has(documents[i], term)
      if (stated) evidence[place] = Math.min(largestEvidence, 2 + fields.evidence(documents[i], term))
      else evidence[place] = fields.count(documents[i], termTypeOf(term)) === 0 ? 1 : 0
      place++
    }
  }
  return evidence
}
