import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { PlatformError } from '../../domain/errors.ts'
import { decodeUtf8, parseJson } from './json-text.ts'

function refused(read: () => unknown, field: string): void {
  assert.throws(read, (error) => error instanceof PlatformError && error.code === 'invalid-request' && error.field === field)
}

describe('JSON from outside', () => {
  it('comes through as it was sent, where it is plain data', () => {
    const plain = fc
      .jsonValue({ maxDepth: 6 })
      .filter((value) => !/[^\P{Cc}\t\n\r]|\p{Cs}|__proto__|constructor|prototype/u.test(textOf(value)))
    fc.assert(
      fc.property(plain, (value) => assert.deepEqual(parseJson(JSON.stringify(value)), JSON.parse(JSON.stringify(value)))),
      { seed: 1 },
    )
  })

  it('is refused where a string has control characters, by the path of that string', () => {
    refused(() => parseJson('{"skills":[{"name":"a\\u0000"}]}'), 'skills[0].name')
    refused(() => parseJson('"\\u001b"'), 'body')
    assert.deepEqual(parseJson('"a\\tb\\nc"'), 'a\tb\nc')
  })

  it('is refused for half a surrogate pair', () => refused(() => parseJson('{"a":"\\ud83d"}'), 'a'))
  it('is refused for a number beyond all bounds', () => refused(() => parseJson('{"a":[1,1e999]}'), 'a[1]'))
  it('is refused for malformed text', () => refused(() => parseJson('{"a":'), 'body'))
  it('is refused for NaN, which JSON has no word for', () => refused(() => parseJson('{"a":NaN}'), 'body'))

  it('is refused for keys that reach for a prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) refused(() => parseJson(`{"a":{"${key}":1}}`), `a.${key}`)
  })

  it('is refused where it is nested too deeply, however deep that is', () => {
    refused(() => parseJson(`${'['.repeat(400_000)}${']'.repeat(400_000)}`), '[0]')
    refused(() => parseJson(`{"nickname":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`), 'nickname')
    assert.deepEqual(parseJson('[[[1]]]'), [[[1]]])
  })

  it('is refused for bytes that are no UTF-8', () => refused(() => decodeUtf8(Uint8Array.of(0x22, 0xff, 0x22)), 'body'))
})

/** Keys and values as they are, for the filter above. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join()
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, item]) => key + textOf(item))
      .join()
  return String(value)
}
