import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ownStandardizer } from '../../../tests/standardization/own-standardizer.ts'
import { termOf } from '../../domain/term.ts'
import type { Filter } from '../../search/searcher.ts'
import { lexiconOf } from '../lexicon.ts'
import { titlesAsked } from './asked.ts'
import { askedByQuery } from './asked-by-query.ts'
import { queryParts } from './query-clauses.ts'

const titles = ['software-engineer', 'backend-developer', 'ios-developer', 'data-scientist', 'mechanical-engineer']
const lexicon = lexiconOf(ownStandardizer, {
  find: (type, value) => (type === 'title' && titles.includes(value) ? termOf('title', titles.indexOf(value) + 1) : undefined),
  value: (term) => titles[term - termOf('title', 1)],
  withdrawals: 0,
})
const clausesOf = (text: string) => queryParts(lexicon.understand(text, []), 'members', lexicon).clauses

/** Titles that a filter of titles finds. */
function found(filter: Filter): readonly string[] {
  if (filter.type === 'any') return filter.of.flatMap(found)
  return filter.type === 'term' ? [lexicon.value(filter.term)!] : []
}

describe('queryParts', () => {
  it('filters by all titles of a name that stands for several, with one tag that says so', () => {
    const [clause, ...others] = clausesOf('developer')
    assert.deepEqual([found(clause!.filter), others], [['software-engineer', 'backend-developer', 'ios-developer'], []])
    assert.equal(clause!.label, 'Any Developer (22 titles)')
    assert.deepEqual(clause!.origin, { type: 'tag', tag: 'title:software-engineer:0' })
  })

  it('filters by the one title that a prefix names', () => {
    assert.deepEqual(found(clausesOf('title:developer')[0]!.filter), ['software-engineer'])
  })

  it('says which alternatives a clause stands for', () => {
    assert.deepEqual(
      clausesOf('berlin munich not java or kotlin').map(({ label }) => label),
      ['Berlin, DE or Munich, DE', 'not Java or Kotlin'],
    )
  })
})

describe('askedByQuery', () => {
  const askedBy = (text: string) => askedByQuery(lexicon.understand(text, []).nodes, lexicon)
  const asked = (text: string) => [...titlesAsked(askedBy(text))].sort()

  it('asks for the title that is called just so, which goes before the others', () => {
    assert.deepEqual(asked('developer or data scientist'), ['data-scientist', 'software-engineer'])
  })

  it('asks for a family as it was named, once', () => {
    const families = (text: string) => askedBy(text).families.map(({ label, head }) => [label, head])
    assert.deepEqual(families('developer or developers'), [['Any Developer', 'software-engineer']])
    assert.deepEqual(families('title:developer not nurse'), [])
  })

  it('asks for no single title where a word names many alike', () => {
    assert.deepEqual(asked('engineer'), [])
  })
})
