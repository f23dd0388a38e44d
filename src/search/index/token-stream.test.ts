import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hasPhrase, readTokens, streamLength, writeTokens } from './token-stream.ts'

const token = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom(65_534, 65_535, 65_536, 0xffff_ffff),
  fc.integer({ min: 0, max: 2 ** 27 - 1 }),
)
const tokens = fc.array(token, { maxLength: 20 }).map((list) => Uint32Array.from(list))

function written(list: Uint32Array): Uint16Array {
  const stream = new Uint16Array(streamLength(list))
  assert.equal(writeTokens(stream, 0, list), stream.length)
  return stream
}

describe('token stream', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(tokens, (list) => {
        const read = new Uint32Array(list.length)
        assert.equal(readTokens(written(list), 0, streamLength(list), read), list.length)
        assert.deepEqual(read, list)
      }),
      { seed: 1 },
    )
  })

  it('finds a phrase just where its tokens stand next to each other', () => {
    fc.assert(
      fc.property(tokens, fc.array(token, { minLength: 1, maxLength: 2 }), (list, phrase) => {
        const stands = [...list].some((_, i) => phrase.every((one, j) => list[i + j] === one))
        assert.equal(hasPhrase(written(list), 0, streamLength(list), written(Uint32Array.from(phrase))), stands)
      }),
      { seed: 2, numRuns: 1000 },
    )
  })

  it('does not take the halves of a wide token for tokens', () => {
    const wide = Uint32Array.of(7 * 2 ** 16 + 5)
    assert.equal(hasPhrase(written(wide), 0, 3, Uint16Array.of(5, 7)), false)
  })
})
