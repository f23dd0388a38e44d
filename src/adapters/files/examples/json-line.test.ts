import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fileFault } from './file-fault.ts'
import { jsonLine } from './json-line.ts'

const fault = (message: string, remedy: string) => fileFault('x.ndjson', 3, message, remedy)
const read = (text: string) => jsonLine(text, fault)

describe('a line of NDJSON', () => {
  it('is the object that JSON says, whatever its texts hold', () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())
    fc.assert(
      fc.property(object, fc.constantFrom(undefined, 1), (value, space) => {
        assert.deepEqual(read(JSON.stringify(value, undefined, space)), JSON.parse(JSON.stringify(value)))
      }),
      { seed: 7 },
    )
  })

  it('is refused where it names a field twice, at any depth', () => {
    for (const text of ['{"a":1,"a":2}', '{"features":{"a":1,"b\\"":2,"a":1}}', '{"x":[{"a":"","a":""}]}'])
      assert.throws(() => read(text), /x\.ndjson line 3: names a field twice; name each field/)
  })

  it('is refused where it is no object, or says what JSON cannot', () => {
    assert.throws(() => read('[1]'), /is not an object/)
    assert.throws(() => read('{"a":1'), /is not valid JSON; write one object a line/)
    assert.throws(() => read('{"a":NaN}'), /the field "a" is NaN, which JSON cannot say/)
  })
})
