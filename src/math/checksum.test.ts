import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checksum, checksumBytes } from './checksum.ts'

const bytes = Uint8Array.from({ length: 211 }, (_, i) => i * 7)

describe('checksum', () => {
  it('sees every single changed bit', () => {
    const before = checksum(bytes)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = bytes.slice()
      changed[bit >>> 3]! ^= 1 << (bit & 7)
      assert.notDeepEqual(checksum(changed), before)
    }
  })

  it('depends on the length, even of zeros', () => {
    assert.notDeepEqual(checksum(new Uint8Array(8)), checksum(new Uint8Array(12)))
  })

  it('is the same for the same bytes wherever they lie', () => {
    const elsewhere = new Uint8Array(bytes.length + 4).subarray(4)
    elsewhere.set(bytes)
    assert.deepEqual(checksum(elsewhere), checksum(bytes))
    assert.equal(checksum(bytes).length, checksumBytes)
  })
})
