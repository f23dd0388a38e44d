import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentArbitrary } from '../../../tests/contracts/search-arbitraries.ts'
import { countBits } from '../../math/bitset.ts'
import { growingMemory } from '../../math/kernels/kernel.ts'
import { bitsetForm } from './base-postings.ts'
import type { BaseSegment } from './base-segment.ts'
import { IndexShard } from './index-shard.ts'
import { writeSections } from './sections.ts'
import { decodeShard, freezeShard } from './shard-snapshot.ts'

function filled(): IndexShard {
  const shard = new IndexShard()
  const documents = fc.sample(documentArbitrary(40), { numRuns: 30, seed: 3 })
  for (const document of documents.slice(0, 20)) shard.upsert(document)
  shard.fold(6)
  for (const document of documents.slice(20)) shard.upsert(document)
  shard.remove(documents[0]!.key)
  shard.reach(9)
  return shard
}

/** How many of all documents have each term, as the kernel counts: from rows, bitsets and lists. */
function allCounts({ alive, counting, base }: BaseSegment): unknown {
  counting.match(alive)
  const { slots, counts: bySlot } = counting.tally(0, counting.rows.indexes.length, countBits(alive))
  const tallied = Array.from(slots, (slot) => [slot, bySlot[slot]])
  for (const slot of slots) bySlot[slot] = 0
  const { places, counts, forms } = base.arrays
  const counted = Array.from(counting.rows.indexes, (index) =>
    forms[index] === bitsetForm ? counting.countBitset(places[index]!) : counting.countList(places[index]!, counts[index]!),
  )
  return [...tallied, ...counted]
}

const bytes = writeSections(freezeShard(2, filled().content))

describe('a snapshot of a shard', () => {
  it('brings the shard back as it was', () => {
    const shard = new IndexShard()
    shard.replace(decodeShard('shard-2', 2, { bytes: bytes.slice() }))
    assert.deepEqual(writeSections(freezeShard(2, shard.content)), bytes)
    assert.equal(shard.documents, filled().documents)
  })

  it('brings it back where its bytes lie in a memory of kernels, and copies none of them', () => {
    const memory = growingMemory(bytes.length)
    const placed = new Uint8Array(memory.buffer, 0, bytes.length)
    placed.set(bytes)
    const content = decodeShard('shard-2', 2, { bytes: placed, memory })
    const { placed: postings, rows } = content.base.counting
    for (const array of [...Object.values(postings), rows.offsets, rows.slots]) assert.equal(array.buffer, placed.buffer)
    const [copied] = [decodeShard('shard-2', 2, { bytes: bytes.slice() })]
    assert.deepEqual(allCounts(content.base), allCounts(copied.base))
    const shard = new IndexShard()
    shard.replace(content)
    assert.deepEqual(writeSections(freezeShard(2, shard.content)), bytes)
  })

  it('stays what it was when the shard changes afterwards', () => {
    const shard = filled()
    const frozen = freezeShard(2, shard.content)
    for (const document of fc.sample(documentArbitrary(40), { numRuns: 60, seed: 4 })) shard.upsert(document)
    assert.deepEqual(writeSections(frozen), bytes)
  })

  it('is refused when any byte was changed', () => {
    for (let place = 0; place < bytes.length; place++) {
      const damaged = bytes.slice()
      damaged[place]! ^= 1 << (place % 8)
      assert.throws(() => decodeShard('shard-2', 2, { bytes: damaged }), { name: 'RangeError', message: /shard-2/ })
    }
  })

  it('is refused when it was cut short', () => {
    for (let length = 0; length < bytes.length; length += 13) {
      assert.throws(() => decodeShard('shard-2', 2, { bytes: bytes.slice(0, length) }), { name: 'RangeError', message: /shard-2/ })
    }
  })

  it('is refused as another shard', () => {
    assert.throws(() => decodeShard('shard-3', 3, { bytes }), { name: 'RangeError', message: /shard-3 is of shard 2/ })
  })
})
