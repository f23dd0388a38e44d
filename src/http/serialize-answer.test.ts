import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { serializeAnswer } from './serialize-answer.ts'

describe('an answer as JSON', () => {
  it('has the characters that JSON.stringify gives, in one string or in pieces', () => {
    const list = fc.array(fc.oneof(fc.jsonValue(), fc.constant(undefined)), { maxLength: 12 })
    const answer = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.oneof(list, fc.jsonValue(), fc.constant(undefined))))
    fc.assert(
      fc.property(answer, (value) => assert.equal(serializeAnswer(value).toString(), JSON.stringify(value))),
      { seed: 7 },
    )
  })

  it('writes long lists as bytes', () => {
    assert.ok(Buffer.isBuffer(serializeAnswer({ results: [1, 2, 3, 4] })))
    assert.equal(serializeAnswer({ results: [1] }), '{"results":[1]}')
  })
})
