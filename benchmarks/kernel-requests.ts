/** Searches of several kinds over the corpus of Zipf's law. */
import { type Term, type TermType, termOf } from '../src/domain/term.ts'
import { emptyRequirements } from '../src/features/requirements.ts'
import { l1Features } from '../src/features/sets.ts'
import { bestRetrieval, weightOf } from '../src/search/bm25.ts'
import type { SearchIndex } from '../src/search/search-index.ts'
import type { Clause, Filter, SearchRequest } from '../src/search/searcher.ts'
import { marketplace, random, zipf } from './zipf-corpus.ts'

const facets: readonly TermType[] = [
  'title',
  'skill',
  'company',
  'industry',
  'function',
  'seniority',
  'location',
  'school',
  'language',
  'intent',
]

const term = (type: TermType, size: number): Filter => ({ type: 'term', term: termOf(type, zipf(size)) })
const word = (from = 20): Term => from + zipf(20_000)
const clause = (name: string, filter: Filter, facet?: TermType): Clause => ({ name, filter, gate: false, ...(facet && { facet }) })
const cities = (): Filter => ({ type: 'any', of: Array.from({ length: 40 }, () => term('location', 20_000)) })

function request(clauses: readonly Clause[], words: readonly Term[], index: SearchIndex, shouldMatch = false): SearchRequest {
  const skills = Uint32Array.from(new Set([zipf(1600), zipf(1600), zipf(1600), zipf(1600)]), (number) => termOf('skill', number)).sort()
  const titles = Uint32Array.of(termOf('title', zipf(800)))
  const scoring = shouldMatch ? words : [...words, ...skills, ...titles]
  const should = scoring.map((one) => ({ term: one, weight: weightOf(one, index.statistics) }))
  const requirements = {
    ...emptyRequirements('members'),
    titles,
    skills,
    skillWeights: new Float64Array(skills.length).fill(1),
    minYears: 3,
    maxYears: 9,
  }
  return {
    viewer: { audience: [marketplace], hiddenFrom: [termOf('hidden-from', 1)] },
    clauses: [clause('open', { type: 'not', of: { type: 'term', term: termOf('intent', 4) } }), ...clauses],
    should,
    shouldMatch,
    facets,
    limit: 25,
    budget: 250,
    requirements: { ...requirements, bestRetrieval: bestRetrieval(should) },
    l1Weights: new Float64Array(l1Features.length).fill(0.1),
    today: 20_000,
    countWithout: false,
  }
}

export const kinds: Readonly<Record<string, (index: SearchIndex) => SearchRequest>> = {
  facets: (index) =>
    request(
      [clause('t', term('title', 100), 'title'), clause('s', term('skill', 200), 'skill'), clause('l', cities(), 'location')],
      [],
      index,
    ),
  text: (index) => request([], [word(), word(), word(1), word(100)], index, true),
  boolean: (index) =>
    request(
      [
        clause('b', {
          type: 'all',
          of: [
            { type: 'any', of: [term('title', 50), term('title', 100), { type: 'term', term: word() }] },
            { type: 'any', of: [term('skill', 50), { type: 'all', of: [term('skill', 100), { type: 'term', term: word() }] }] },
            { type: 'not', of: { type: 'any', of: [term('seniority', 10), { type: 'phrase', terms: [word(), word()] }] } },
          ],
        }),
        clause('y', { type: 'range', field: 'years', min: 3, max: 12, unknown: false }),
      ],
      [word()],
      index,
    ),
  radius: (index) => request([clause('l', cities(), 'location'), clause('s', term('skill', 100), 'skill')], [], index),
  broad: (index) => ({
    ...request([clause('s', { type: 'term', term: termOf('skill', 2 + Math.floor(random() * 3)) })], [], index),
    should: [],
  }),
}
