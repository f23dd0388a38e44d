import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type DocumentValue, isNumberArray } from './document.ts'
import { readJson } from './json-reader.ts'
import { float32Text, writeJson } from './json-writer.ts'

const read = (text: string): DocumentValue => readJson(new TextEncoder().encode(text))

/** As JSON.parse would give it. */
function plain(value: DocumentValue): unknown {
  if (isNumberArray(value)) return Array.from(value, Number)
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([name, entry]) => [name, plain(entry)]))
  return Array.isArray(value) ? value.map(plain) : (value ?? null)
}

const lists = fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()))
const documents = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null), lists, tie('list'), tie('object')),
  list: fc.array(tie('any')).filter((list) => !list.some((entry) => typeof entry === 'boolean')),
  object: fc.dictionary(fc.string(), tie('any')).filter((object) => !('__proto__' in object && Object.keys(object).includes('__proto__'))),
})).any

describe('JSON of model files', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space)
        assert.deepEqual(plain(read(text)), JSON.parse(text))
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('reads decimals to the last bit', () => {
    const decimals = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.integer({ min: -330, max: 310 }), fc.nat({ max: 19 }))
    fc.assert(
      fc.property(decimals, ([digits, exponent, point]) => {
        const text = digits.toString().padStart(point + 1, '0')
        const number = `-${text.slice(0, text.length - point)}.${text.slice(text.length - point)}0E${exponent}`
        assert.ok(Object.is(plain(read(number)), Number(number)), number)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('reads bare NaN and Infinity, which XGBoost writes and JSON.parse refuses', () => {
    assert.deepEqual(plain(read('[NaN, 1, -Infinity,Infinity]')), [NaN, 1, -Infinity, Infinity])
    assert.deepEqual(plain(read('{"a":NaN}')), { a: NaN })
  })

  it('gives lists of numbers and truth values as numbers', () => {
    assert.ok(read('[]') instanceof Float64Array)
    assert.deepEqual(plain(read('[true,false,2]')), [1, 0, 2])
    assert.deepEqual(plain(read('[1,2,"a",[3]]')), [1, 2, 'a', [3]])
  })

  it('refuses what is cut off or no JSON, naming the byte', () => {
    const whole = '{"a":[1,2.5,{"b":"x\\n"}],"c":true,"d":[NaN]}'
    for (let end = 0; end < whole.length; end++) assert.throws(() => read(whole.slice(0, end)), RangeError, whole.slice(0, end))
    for (const text of [
      '[1 2]',
      '[1,]',
      '[,1]',
      '{"a" 1}',
      '{a:1}',
      '[1]x',
      '+1',
      '1.2.3',
      '--1',
      '1e',
      'nul',
      '"\\x"',
      '[1 "a"]',
      '["a" 1]',
    ]) {
      assert.throws(() => read(text), RangeError, text)
    }
    assert.throws(() => read('[1] 2'), /goes on after its end at byte 4 of 5/)
    assert.throws(() => readJson(Uint8Array.of(0x22, 0xff, 0x22)), /not UTF-8/)
    assert.throws(() => read('['.repeat(1e5)), /nests deeper/)
  })

  it('writes every float32 so that it is read back, in as few digits as do', () => {
    assert.deepEqual(
      [0, -0, 0.5, 1, -1.5, 0.1, 16777216, 1e-45, 3.4028234663852886e38].map((x) => float32Text(Math.fround(x))),
      ['0E0', '-0E0', '5E-1', '1E0', '-1.5E0', '1E-1', '1.6777216E7', '1E-45', '3.4028235E38'],
    )
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })), (numbers) => {
        const array = Float32Array.from(numbers)
        assert.deepEqual(Float32Array.from(plain(readJson(writeJson(array))) as number[]), array)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})
