import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { featureSetHash } from './feature-set-hash.ts'
import { documentFeatures, l1Features } from './sets.ts'

describe('featureSetHash', () => {
  it('tells another order and another cut of the names apart', () => {
    const hashes = [['a', 'b'], ['b', 'a'], ['ab'], ['a'], []].map(featureSetHash)
    assert.equal(new Set(hashes).size, hashes.length)
    assert.equal(featureSetHash(['a', 'b']), hashes[0])
  })
})

describe('the feature sets', () => {
  it('name each feature once', () => {
    assert.equal(new Set(documentFeatures.map(({ name }) => name)).size, documentFeatures.length)
  })

  it('rank in the shard by features that hits carry too', () => {
    for (const feature of l1Features) assert.ok(documentFeatures.includes(feature), feature.name)
  })
})
