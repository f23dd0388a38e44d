import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { scan, tokenize } from './tokenize.ts'

const cases: readonly (readonly [string, string])[] = [
  ['C++, C#, F# and .NET', 'c++ c# f# and .net'],
  ['Node.js/React.js', 'node.js react.js'],
  ['C/C++ on ASP.NET.', 'c c++ on asp.net'],
  ['CI/CD, A/B tests, java/python', 'ci/cd a/b tests java python'],
  ['full-stack e-commerce X-ray', 'full stack ecommerce xray'],
  ['Ph.D. B.Sc. M.B.A. U.S.', 'phd bsc mba us'],
  ["bachelor's degree, O’Reilly", 'bachelors degree oreilly'],
  ['R&D at AT&T, sales & marketing', 'r&d at at&t sales and marketing'],
  ['Python 3.11, v2.0.1 end.Next', 'python 3.11 v2.0.1 end next'],
  ['東京 カフェ', '東 京 カ フ ェ'],
  ['write john.doe@example.org or https://example.org/me?x=1 now', 'write or now'],
  ['  ... -- ++ # ', ''],
]

describe('tokenize', () => {
  for (const [text, words] of cases) it(`reads "${text.trim()}"`, () => assert.equal(tokenize(text).join(' '), words))

  it('gives words of any Unicode text in order, each inside its bounds, none empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { words, starts, ends, text: folded } = scan(text)
        let last = 0
        for (let at = 0; at < words.length; at++) {
          assert.ok(words[at] !== '' && starts[at]! >= last && ends[at]! > starts[at]! && ends[at]! <= folded.length)
          last = ends[at]!
        }
      }),
      { numRuns: 1000, seed: 3 },
    )
  })

  it('reads the same words in any case', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aB1 .-+#/&'C"), maxLength: 30 }), (text) =>
        assert.deepEqual(tokenize(text), tokenize(text.toLowerCase())),
      ),
      { numRuns: 1000, seed: 4 },
    )
  })

  it('cuts endless words', () => {
    assert.equal(tokenize('x'.repeat(5000))[0]!.length, 64)
  })
})
