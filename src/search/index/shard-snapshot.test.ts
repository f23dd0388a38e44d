import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentArbitrary } from '../../../tests/contracts/search-arbitraries.ts'
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

const bytes = writeSections(freezeShard(2, filled().content))

describe('a snapshot of a shard', () => {
  it('brings the shard back as it was', () => {
    const shard = new IndexShard()
    shard.replace(decodeShard('shard-2', 2, bytes.slice()))
    assert.deepEqual(writeSections(freezeShard(2, shard.content)), bytes)
    assert.equal(shard.documents, filled().documents)
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
      assert.throws(() => decodeShard('shard-2', 2, damaged), { name: 'RangeError', message: /shard-2/ })
    }
  })

  it('is refused when it was cut short', () => {
    for (let length = 0; length < bytes.length; length += 13) {
      assert.throws(() => decodeShard('shard-2', 2, bytes.slice(0, length)), { name: 'RangeError', message: /shard-2/ })
    }
  })

  it('is refused as another shard', () => {
    assert.throws(() => decodeShard('shard-3', 3, bytes), { name: 'RangeError', message: /shard-3 is of shard 2/ })
  })
})
