import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentValue } from './document.ts'
import { readUbjson } from './ubjson-reader.ts'
import { writeUbjson } from './ubjson-writer.ts'

const document: DocumentValue = new Map<string, DocumentValue>([
  ['floats', Float32Array.of(1.5, -0, 3e38)],
  ['words', Int32Array.of(-1, 2 ** 31 - 1)],
  ['bytes', Uint8Array.of(0, 255)],
  ['longs', BigInt64Array.of(-5n, 2n ** 40n)],
  ['none', new Int32Array(0)],
  ['whole', [0, -128, 127, 40000, -70000]],
  ['texts', ['', 'naïve', 'x']],
  ['truth', true],
  ['lie', false],
  ['nothing', undefined],
  ['inside', new Map([['a', new Map<string, DocumentValue>()]])],
])

describe('UBJSON of model files', () => {
  it('reads back what it writes, numbers in arrays of their type', () => {
    const read = readUbjson(writeUbjson(document))
    assert.ok(read instanceof Map)
    assert.deepEqual(read.get('longs'), Float64Array.of(-5, 2 ** 40))
    assert.deepEqual(read.get('whole'), Float64Array.of(0, -128, 127, 40000, -70000))
    for (const name of ['floats', 'words', 'bytes', 'none', 'texts', 'truth', 'lie', 'nothing', 'inside']) {
      assert.deepEqual(read.get(name), document instanceof Map && document.get(name), name)
    }
  })

  it('writes the marks and lengths that XGBoost reads', () => {
    // {L<1>a[$l#L<2> 1 −1 and no closing bracket}
    const bytes = writeUbjson(new Map([['a', Int32Array.of(1, -1)]]))
    const hex = Buffer.from(bytes).toString('latin1')
    assert.equal(hex, '{L\0\0\0\0\0\0\0\x01a[$l#L\0\0\0\0\0\0\0\x02\0\0\0\x01\xff\xff\xff\xff}')
  })

  it('reads lists with and without a count, and every type of number', () => {
    assert.deepEqual(readUbjson(Buffer.from('[#i\x02i\xffU\xff', 'latin1')), Float64Array.of(-1, 255))
    assert.deepEqual(readUbjson(Buffer.from('[I\x01\0l\0\0\x01\0]', 'latin1')), Float64Array.of(256, 256))
    assert.deepEqual(readUbjson(Buffer.from('[D\x3f\xf8\0\0\0\0\0\0TF]', 'latin1')), Float64Array.of(1.5, 1, 0))
    assert.deepEqual(readUbjson(Buffer.from('[Si\x01aZ]', 'latin1')), ['a', undefined])
  })

  it('refuses files that are cut off anywhere, and what follows their end', () => {
    const bytes = writeUbjson(document)
    for (let end = 0; end < bytes.length; end++) assert.throws(() => readUbjson(bytes.subarray(0, end)), RangeError)
    assert.throws(() => readUbjson(Uint8Array.of(...bytes, 0)), /goes on after its end/)
  })

  it('refuses counts that the file cannot hold before it makes room for them', () => {
    assert.throws(
      () => readUbjson(Buffer.from('[$d#L\0\0\0\0\x40\0\0\0', 'latin1')),
      /counts 1073741824 entries, more than the 0 bytes left/,
    )
    assert.throws(() => readUbjson(Buffer.from('[#L\x7f\0\0\0\0\0\0\0', 'latin1')), /whole numbers that can be told apart/)
    assert.throws(() => readUbjson(Buffer.from('[#i\xff', 'latin1')), /counts -1/)
    assert.throws(() => readUbjson(Buffer.from('['.repeat(1000), 'latin1')), /nests deeper/)
  })
})
