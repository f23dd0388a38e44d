/** A search query as clauses, retrieval terms and requirements: everything of a search request but its page. */
import type { TermType } from '../../domain/term.ts'
import type { Requirements } from '../../features/requirements.ts'
import type { TermStatistics } from '../../search/search-index.ts'
import type { Should } from '../../search/searcher.ts'
import type { Lexicon, UnderstoodQuery } from '../lexicon.ts'
import { type Asked, joinAsked, nothingAsked } from './asked.ts'
import { askedByOpening } from './asked-by-opening.ts'
import { askedByQuery } from './asked-by-query.ts'
import { askedBySeeker } from './asked-by-seeker.ts'
import { type AskedLexicon, askedLexicon } from './asked-lexicon.ts'
import { facetClause, nearClause, yearsClause } from './filter-clauses.ts'
import { anyOf, valueFilter } from './filter-of.ts'
import { gatesOfOpening, gatesOfSeeker, intentGateName, type Reach } from './gates.ts'
import type { NamedClause } from './named-clause.ts'
import { queryParts } from './query-clauses.ts'
import { requirementsOf } from './requirements-of.ts'
import { ordinaryWordWorth, retrievalOf } from './retrieval-of.ts'
import type { SearchQuery } from './search-query.ts'
import { type ServedTag, servedTags } from './served-tags.ts'
import { understoodQuery } from './understood-query.ts'
import { unreadTags } from './unread-tags.ts'

export interface CompiledQuery {
  readonly subject: Requirements['subject']
  readonly clauses: readonly NamedClause[]
  /** What `shouldMatch` asks, as a clause: at least one of the retrieval terms. Absent where everything that passes is found. */
  readonly found?: NamedClause
  readonly should: readonly Should[]
  readonly shouldMatch: boolean
  readonly requirements: Requirements
  /** A seeker's profile is the query, so the jobs ask and the seeker brings. */
  readonly isForSeeker: boolean
  readonly tags: readonly ServedTag[]
  /** Knows the terms of the requirements, those included that no document has. */
  readonly lexicon: AskedLexicon
}

export function compileQuery(
  query: SearchQuery,
  subject: Requirements['subject'],
  lexicon: Lexicon,
  statistics: TermStatistics,
  reach: Reach = 'near',
): CompiledQuery {
  const typed = understoodQuery(query, lexicon)
  const parts = queryParts(typed, subject, lexicon)
  const asked = askedBy(query, typed, lexicon)
  const wordsFind = parts.words.length > 0 && !parts.hasFilter && !hasCounterpart(query)
  const source = {
    asked,
    words: [...parts.words, ...parts.filterWords, ...titleWords(query)],
    wordWorth: wordsFind ? 1 : ordinaryWordWorth,
    withRelatedTitles: hasCounterpart(query),
  }
  const own = askedLexicon(lexicon)
  const { should, best } = retrievalOf(source, own, statistics)
  const shouldMatch = wordsFind || (hasCounterpart(query) && !parts.hasFilter && best > 0)
  const filters = filterClauses(query, subject, lexicon)
  return {
    subject,
    clauses: [...parts.clauses, ...filters, ...rules(query, subject, reach, lexicon)],
    ...(shouldMatch ? { found: foundClause(should, wordsFind ? parts.words.join(' ') : 'Titles, skills or words in common') } : {}),
    should,
    shouldMatch,
    requirements: { ...requirementsOf(asked, subject, own, statistics), bestRetrieval: best },
    isForSeeker: query.seeker !== undefined,
    tags: [...servedTags(typed, filters, wordsFind), ...unreadTags(query.opening?.unread ?? [], lexicon)],
    lexicon: own,
  }
}

function askedBy({ opening, seeker, years }: SearchQuery, typed: UnderstoodQuery, lexicon: Lexicon): Asked {
  const byQuery = askedByQuery(typed.nodes, lexicon)
  const byRange = years === undefined ? byQuery : { ...byQuery, minYears: years.min ?? NaN, maxYears: years.max ?? NaN }
  const byOpening = opening === undefined ? nothingAsked : askedByOpening(opening, lexicon)
  const bySeeker = seeker === undefined ? nothingAsked : askedBySeeker(seeker, lexicon)
  return joinAsked(joinAsked(byRange, byOpening), bySeeker)
}

/** Is there somebody or something to match, beside what was typed? */
function hasCounterpart({ opening, seeker }: SearchQuery): boolean {
  return opening !== undefined || seeker !== undefined
}

/** Titles that the taxonomy does not know still find by their words. */
function titleWords({ opening }: SearchQuery): readonly string[] {
  return opening?.sections[0]?.slice(0, longestTitle) ?? []
}

const longestTitle = 8

function filterClauses({ facets, years, near }: SearchQuery, subject: Requirements['subject'], lexicon: Lexicon): readonly NamedClause[] {
  return [
    ...(facets ?? []).map((facet, index) => facetClause(facet, index, lexicon)),
    ...(years === undefined ? [] : [yearsClause(years, subject)]),
    ...(near === undefined ? [] : [nearClause(near, lexicon)]),
  ]
}

function foundClause(should: readonly Should[], label: string): NamedClause {
  const filter = anyOf(should.map(({ term }) => ({ type: 'term', term })))
  return { name: 'found', filter, gate: false, label, origin: { type: 'typed' } }
}

/** Closed members are shown to nobody, which the page counts as a gate; of jobs only the open ones. */
function rules({ opening, seeker }: SearchQuery, subject: Requirements['subject'], reach: Reach, lexicon: Lexicon): readonly NamedClause[] {
  const rule = (type: TermType, value: string) => valueFilter(type, value, lexicon)
  const open: NamedClause =
    subject === 'members'
      ? {
          name: intentGateName,
          filter: { type: 'not', of: rule('intent', 'closed') },
          gate: true,
          label: 'Open to contact',
          origin: { type: 'rule' },
        }
      : { name: 'job-state', filter: rule('job-state', 'open'), gate: false, label: 'Open jobs', origin: { type: 'rule' } }
  const gates = opening === undefined ? [] : gatesOfOpening(opening, reach, lexicon)
  return [...gates, ...(seeker === undefined ? [] : gatesOfSeeker(seeker, lexicon)), open]
}
