import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseUnambiguousJson } from './unambiguous-json.ts'

const refused = (text: string, field: string) => assert.throws(() => parseUnambiguousJson(text), { code: 'invalid-request', field })

describe('JSON that may say a thing once', () => {
  it('is refused by the path of the name that stands twice in its object', () => {
    refused('{"text":"a","text":"b"}', 'text')
    refused('{"a":1,"text" \n  :"a","\\u0074ext":"b"}', 'text')
    refused('[{"type":"hired"},{"job":{"id":"j"},"member":"m","member":"m"}]', '[1].member')
    refused('{"facets":[{"type":"skill","values":["a","b"]},{"type":"skill","type":"title"}]}', 'facets[1].type')
    refused('{"a":{"b":1},"a":{"b":2}}', 'a')
    refused('{"a":1,"x":{"a":2},"x":{"a":3}}', 'x')
    refused('{"":1,"":2}', '""')
  })

  it('may state a name in several objects, and hold what looks like names in texts', () => {
    for (const text of ['[{"a":1},{"a":2}]', '{"a":{"a":{"a":1}}}', '{"a":"\\"a\\":1, \\\\","b":":"}', '"a:b"', '7', '{}'])
      assert.deepEqual(parseUnambiguousJson(text), JSON.parse(text))
  })

  it('is read as JSON.parse reads it, whatever it holds and however it is printed', () => {
    const text = fc.string().map((each) => each.replace(/[^\P{C}\n\t]/gu, ''))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.constantFrom(null, true), tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(fc.oneof(fc.constantFrom('a', 'b', '"', '\\', ':', '1'), text), tie('value'), { maxKeys: 4 }),
    }))
    fc.assert(
      fc.property(value, fc.nat(2), (each, indent) => {
        const printed = JSON.stringify(each, undefined, indent)
        assert.deepEqual(parseUnambiguousJson(printed), JSON.parse(printed))
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})
