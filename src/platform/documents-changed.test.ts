import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { IndexDocument } from '../search/index-document.ts'
import { DocumentChangeList } from './documents-changed.ts'

const stated = (key: number, version: number): IndexDocument => ({
  key,
  version,
  terms: new Uint32Array(),
  evidence: new Uint16Array(),
  numbers: new Float32Array(),
  tokens: new Uint32Array(),
})

describe('the changes of a batch', () => {
  it('say of each document what came last', () => {
    const changes = new DocumentChangeList()
    for (const key of [1, 2, 3]) changes.upsert(stated(key, 1))
    changes.remove(1)
    changes.upsert(stated(2, 2))
    changes.remove(3)
    changes.upsert(stated(3, 3))
    const { upserts, removals } = changes.list()
    assert.deepEqual(
      upserts.map(({ key, version }) => [key, version]),
      [
        [2, 2],
        [3, 3],
      ],
    )
    assert.deepEqual(removals, [1])
  })
})
