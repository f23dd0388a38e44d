import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Wanted } from '../../../events/records.ts'
import { encodeValue } from '../value-codec.ts'
import { readParts } from './read-parts.ts'

const leaf = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ minLength: 30, maxLength: 300, unit: 'binary' }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
)
const name = fc
  .oneof(fc.constantFrom('id', 'of', 'name', 'names', 'é', 'a name that is longer than thirty-one bytes'), fc.string({ maxLength: 3 }))
  .filter((key) => key !== '__proto__')
const { value: stored } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 20 }), tie('object')),
  object: fc.dictionary(name, tie('value'), { maxKeys: 20, noNullPrototype: true }),
}))
const record = fc.dictionary(name, stored, { maxKeys: 20, noNullPrototype: true })

/** Of what is there the parts whose keys are wanted. */
function partsOf(value: unknown, isWanted: (key: string) => boolean): true | Wanted {
  if (Array.isArray(value)) return value.map((item) => partsOf(item, isWanted)).reduce<true | Wanted>(joined, true)
  if (value === null || typeof value !== 'object') return true
  const entries = Object.entries(value).filter(([key]) => isWanted(key))
  return Object.fromEntries(entries.map(([key, inner]) => [key, partsOf(inner, isWanted)]))
}

function joined(a: true | Wanted, b: true | Wanted): true | Wanted {
  if (a === true || b === true) return a === true ? b : a
  return Object.fromEntries([...Object.keys(a), ...Object.keys(b)].map((key) => [key, joined(a[key] ?? true, b[key] ?? true)]))
}

function picked(value: unknown, wanted: true | Wanted): unknown {
  if (Array.isArray(value)) return value.map((item) => picked(item, wanted))
  if (value === null || typeof value !== 'object' || wanted === true) return value
  const shown = Object.entries(value).filter(([key]) => Object.hasOwn(wanted, key))
  return Object.fromEntries(shown.map(([key, inner]) => [key, picked(inner, wanted[key]!)]))
}

describe('parts of a stored value', () => {
  it('are what is there of it, whatever is passed over between them', () => {
    fc.assert(
      fc.property(record, fc.func(fc.boolean()), (value, isWanted) => {
        const wanted = partsOf(value, isWanted) as Wanted
        assert.deepEqual(readParts(encodeValue(value), wanted), picked(value, wanted))
      }),
      { seed: 31, numRuns: 400 },
    )
  })

  it('may be all of it', () => {
    fc.assert(
      fc.property(record, (value) => {
        assert.deepEqual(readParts(encodeValue(value), partsOf(value, () => true) as Wanted), value)
      }),
      { seed: 32, numRuns: 400 },
    )
  })

  it('are passed over where they are no JSON, and read where they are nothing', () => {
    const value = { at: new Date(5), bytes: new Uint8Array(300), big: 2n ** 60n, none: undefined, id: 'm1' }
    assert.deepEqual(readParts(encodeValue(value), { id: true, none: true }), { id: 'm1', none: undefined })
    assert.throws(() => readParts(encodeValue(value), { at: true }), /no part/)
  })

  it('must be named where they are objects', () => {
    assert.throws(() => readParts(encodeValue({ place: { city: 'Berlin' } }), { place: true }), /name the parts/)
  })
})
