import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { tagsOf, understand } from '../../../tests/standardization/short-query.ts'
import { queryPrefixes } from './lex-query.ts'

describe('the limits of a query', () => {
  it('names the limit that a query breaks', () => {
    assert.throws(
      () => understand('x'.repeat(2001)),
      (error) => error instanceof RangeError && /2001 characters.*2000/.test(error.message),
    )
    assert.throws(() => understand(`${'('.repeat(21)}a${')'.repeat(21)}`), /deeper than 20/)
    assert.throws(() => understand(`${'NOT '.repeat(30)}a`), /deeper than 20/)
    assert.throws(() => understand('a OR '.repeat(300)), /more than 200/)
  })

  it('says where a parenthesis or a quote lacks its other half', () => {
    assert.throws(() => understand('java (kotlin'), /position 6/)
    assert.throws(() => understand('java) kotlin'), /position 5/)
    assert.throws(() => understand('java "kotlin'), /position 6/)
  })

  it('understands any text or says why not', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '"',
        '-',
        'AND',
        'OR',
        'NOT',
        ' ',
        'java',
        'senior',
        'berlin',
        'it',
        'of',
        'or',
        'not',
        'munich',
        'nurse',
        ':',
        '|',
        '!',
        '@@',
        'unknown',
        'a@b.example',
        ...queryPrefixes.map((prefix) => `${prefix}:`),
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          const query = understand(pieces.join(' '))
          const used = query.tags.filter((tag) => tag.type !== 'unused')
          assert.deepEqual([...new Set(query.nodes.flatMap(tagsOf))].toSorted(), used.map((tag) => tag.id).toSorted())
          if (query.nodes.length === 0 && pieces.join('').trim() !== '') assert.equal(query.tags.length > 0, true)
          assert.equal(new Set(query.tags.map((tag) => tag.id)).size, query.tags.length)
        } catch (error) {
          assert.ok(error instanceof RangeError && error.message.startsWith('query '), String(error))
        }
      }),
      { numRuns: 1500, seed: 8 },
    )
  })
})
