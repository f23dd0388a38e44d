/** Random documents and requests over a small vocabulary, so that everything meets everything. */
import fc from 'fast-check'
import { numberFields, type Term, type TermType, termNumber, termOf, unknownTerm } from '../../src/domain/term.ts'
import { emptyRequirements, type Requirements } from '../../src/features/requirements.ts'
import { l1Features } from '../../src/features/sets.ts'
import { bestRetrieval } from '../../src/search/bm25.ts'
import type { IndexDocument } from '../../src/search/index-document.ts'
import type { Clause, Filter, SearchRequest, Should, Viewer } from '../../src/search/searcher.ts'
import { marketplace } from './search-oracle.ts'

const vocabulary: Readonly<Partial<Record<TermType, number>>> = {
  title: 3,
  'current-title': 3,
  skill: 8,
  location: 4,
  seniority: 3,
  intent: 3,
  company: 5,
  language: 2,
}
const stated = Object.keys(vocabulary) as TermType[]
/** Common words, rare words, and words beyond 16 bits. */
const words = [1, 1, 1, 2, 2, 3, 4, 5, 6, 65534, 65535, 65536, 70000, 131071]
const ranks = [0, 0.25, 0.5, 0.75, 1, Number.NaN]

const word = fc.constantFrom(...words)
const number = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(Number.NaN))

const termsOfType = (type: TermType) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: vocabulary[type]! }), { maxLength: 3 })
    .map((numbers) => (numbers.length === 0 ? [unknownTerm(type)] : numbers.map((one) => termOf(type, one))))

const audience = fc.constantFrom(marketplace, marketplace, marketplace, termOf('audience', 2))
const hidden = fc.subarray([termOf('hidden-from', 1), termOf('hidden-from', 2)])

export function documentArbitrary(keys: number): fc.Arbitrary<IndexDocument> {
  const terms = fc
    .tuple(audience, hidden, ...stated.map(termsOfType))
    .map(([first, hiding, ...lists]) => ascending([first, ...hiding, ...lists.flat()]))
  return fc
    .record({
      key: fc.integer({ min: 0, max: keys - 1 }),
      version: fc.integer({ min: 1, max: 1000 }),
      terms,
      numbers: fc.array(number, { minLength: numberFields.length, maxLength: numberFields.length }),
      rank: fc.constantFrom(...ranks),
      tokens: fc.array(fc.oneof(word, word, word, fc.constant(0)), { maxLength: 12 }),
    })
    .map(({ key, version, terms: own, numbers, rank, tokens }) => ({
      key,
      version,
      terms: own,
      evidence: Uint16Array.from(own, (term) => (term % 7) + 1),
      numbers: Float32Array.from(numbers.with(numberFields.indexOf('static-rank'), rank)),
      tokens: Uint32Array.from(tokens),
    }))
}

const statedTerm: fc.Arbitrary<Term> = fc
  .constantFrom(...stated)
  .chain((type) => fc.integer({ min: 0, max: vocabulary[type]! + 1 }).map((one) => termOf(type, one)))
const anyTerm = fc.oneof(statedTerm, word)

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 8, arbitrary: anyTerm.map((term): Filter => ({ type: 'term', term })) },
  { weight: 1, arbitrary: fc.constantFrom<Filter>({ type: 'everything' }, { type: 'nothing' }) },
  { weight: 3, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((terms): Filter => ({ type: 'phrase', terms })) },
  {
    weight: 3,
    arbitrary: fc
      .record({ min: fc.integer({ min: 0, max: 8 }), length: fc.integer({ min: 0, max: 6 }), unknown: fc.boolean() })
      .map(({ min, length, unknown }): Filter => ({ type: 'range', field: 'years', min, max: min + length, unknown })),
  },
)

const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('filter'), { maxLength: 4 }).map((of): Filter => ({ type: 'any', of })),
    fc.array(tie('filter'), { maxLength: 3 }).map((of): Filter => ({ type: 'all', of })),
    tie('filter').map((of): Filter => ({ type: 'not', of })),
  ),
}))

const facetType = fc.constantFrom<TermType>('skill', 'location', 'seniority', 'company')

const clause = fc.record({ facet: fc.option(facetType, { nil: undefined }), filter, gate: fc.boolean() })
const clauses = fc
  .array(clause, { maxLength: 4 })
  .map((list): Clause[] =>
    list.map(({ facet, ...one }, i) => (facet === undefined ? { name: `c${i}`, ...one } : { name: `c${i}`, facet, ...one })),
  )

const viewer: fc.Arbitrary<Viewer> = fc.record({
  audience: fc.constantFrom([marketplace], [marketplace, termOf('audience', 2)]),
  hiddenFrom: hidden,
})

const should: fc.Arbitrary<Should[]> = fc.array(fc.record({ term: anyTerm, weight: fc.integer({ min: 1, max: 500 }) }), { maxLength: 4 })
const weights = fc
  .array(fc.integer({ min: -8, max: 8 }), { minLength: l1Features.length, maxLength: l1Features.length })
  .map((list) => Float64Array.from(list, (weight) => weight / 4))

const listOf = (type: TermType) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: vocabulary[type]! }), { maxLength: 3 })
    .map((list) => ascending(list.map((one) => termOf(type, one))))

const requirements: fc.Arbitrary<Requirements> = fc
  .record({
    titles: listOf('title'),
    skills: listOf('skill'),
    mustHaveSkills: listOf('skill'),
    locations: listOf('location'),
    languages: listOf('language'),
    minYears: number,
  })
  .map((asked) => ({
    ...emptyRequirements('members'),
    ...asked,
    currentTitles: asked.titles.map((title) => termOf('current-title', termNumber(title))),
    skillWeights: Float64Array.from(asked.skills, (_, i) => i + 0.5),
    latitudes: Float64Array.of(52.5),
    longitudes: Float64Array.of(13.4),
    seniorityLevel: 3,
    maxYears: asked.minYears + 4,
    marks: { ...emptyRequirements('members').marks, active: termOf('intent', 1), open: termOf('intent', 2) },
  }))

export const requestArbitrary: fc.Arbitrary<SearchRequest> = fc
  .record({
    viewer,
    clauses,
    should,
    shouldMatch: fc.boolean(),
    facets: fc.uniqueArray(facetType),
    limit: fc.integer({ min: 0, max: 12 }),
    budget: fc.constantFrom(1, 2, 3, 5, 1000),
    requirements,
    l1Weights: weights,
    today: fc.constant(20_000),
    countWithout: fc.boolean(),
  })
  .map((request) => ({ ...request, requirements: { ...request.requirements, bestRetrieval: bestRetrieval(request.should) } }))

function ascending(terms: readonly number[]): Uint32Array {
  return Uint32Array.from(new Set(terms)).sort()
}
