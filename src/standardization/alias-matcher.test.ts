import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inContext, inOwnCase, singular } from './alias-marks.ts'
import { AliasMatcher } from './alias-matcher.ts'

/** Leftmost-longest by trying every alias at every word; of equal aliases the first holds. */
function naive(aliases: readonly (readonly string[])[], words: readonly string[]): string[] {
  const found: string[] = []
  for (let at = 0; at < words.length; ) {
    const fits = aliases
      .map((alias, entry) => ({ alias, entry }))
      .filter(({ alias }) => alias.every((word, offset) => words[at + offset] === word))
    const best = fits.sort((a, b) => b.alias.length - a.alias.length || a.entry - b.entry)[0]
    if (best !== undefined) found.push(`${best.entry}@${at}+${best.alias.length}`)
    at += best?.alias.length ?? 1
  }
  return found
}

const word = fc.constantFrom('a', 'b', 'c', 'd')
const words = (maxLength: number) => fc.array(word, { minLength: 1, maxLength })

describe('AliasMatcher', () => {
  it('finds what trying every alias at every word finds', () => {
    fc.assert(
      fc.property(fc.array(words(4), { maxLength: 12 }), words(14), (aliases, text) => {
        const matcher = new AliasMatcher()
        aliases.forEach((alias, entry) => {
          matcher.add(alias.join(' '), entry)
        })
        assert.deepEqual(
          matcher.all(text).map(({ entry, from, length }) => `${entry}@${from}+${length}`),
          naive(aliases, text),
        )
      }),
      { numRuns: 1000, seed: 5 },
    )
  })

  it('reads a whole text as one alias or not at all', () => {
    const matcher = new AliasMatcher()
    matcher.add('machine learning', 7)
    assert.equal(matcher.whole(['machine', 'learning']), 7)
    assert.equal(matcher.whole(['machine']), undefined)
    assert.equal(matcher.whole(['machine', 'learning', 'engineer']), undefined)
    assert.equal(matcher.whole([]), undefined)
  })

  it('keeps thousands of aliases apart', () => {
    const matcher = new AliasMatcher()
    for (let entry = 0; entry < 5000; entry++) matcher.add(`word${entry % 97} word${entry}`, entry)
    for (let entry = 0; entry < 5000; entry++) assert.equal(matcher.whole([`word${entry % 97}`, `word${entry}`]), entry)
  })

  it('remembers marks and the spelling', () => {
    const matcher = new AliasMatcher()
    matcher.add('~Go', 0)
    matcher.add('=IT', 1)
    const go = matcher.longestAt(['go'], 0)!
    const it = matcher.longestAt(['it'], 0)!
    assert.ok(matcher.hasMark(go.alias, inContext) && !matcher.hasMark(go.alias, inOwnCase))
    assert.ok(matcher.hasMark(it.alias, inOwnCase))
    assert.equal(matcher.textOf(it.alias), 'IT')
  })

  it('leaves an alias to the entry that came first, and takes none without words', () => {
    const matcher = new AliasMatcher()
    assert.equal(matcher.add('pm', 0), true)
    assert.equal(matcher.add('PM', 1), false)
    assert.equal(matcher.add('--', 2), false)
    assert.equal(matcher.whole(['pm']), 0)
  })
})

describe('singular', () => {
  it('cuts the plural and nothing else', () => {
    const pairs = {
      developers: 'developer',
      secretaries: 'secretary',
      business: 'business',
      analysis: 'analysis',
      news: 'news',
      aws: 'aws',
      physics: 'physics',
      status: 'status',
    }
    for (const [plural, one] of Object.entries(pairs)) assert.equal(singular(plural), one)
  })
})
