import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { TokenCounter } from './token-counter.ts'
import { streamLength, writeTokens } from './token-stream.ts'

const token = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  fc.constantFrom(65_534, 65_535, 65_536, 65_537),
  fc.integer({ min: 1, max: 2 ** 27 - 1 }),
)
const document = fc.array(token, { maxLength: 20 }).map((list) => Uint32Array.from(list))

describe('the counter of tokens', () => {
  it('counts each of the words that it was last asked for', () => {
    const counter = new TokenCounter()
    fc.assert(
      fc.property(fc.array(document, { maxLength: 3 }), fc.uniqueArray(token, { maxLength: 5 }), (documents, asked) => {
        counter.ask(asked)
        for (const tokens of documents) {
          const stream = new Uint16Array(streamLength(tokens))
          const counts = counter.count(stream, 0, writeTokens(stream, 0, tokens))
          assert.deepEqual(
            [...counts],
            asked.map((one) => tokens.filter((token) => token === one).length),
          )
        }
      }),
      { seed: 3, numRuns: 1000 },
    )
  })
})
