import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Timestamp } from '../domain/ids.ts'
import { nothingStored, type StoredColumns } from './feature-store.ts'
import { storedFeatures } from './stored-features.ts'

const column = (...values: number[]) => Float32Array.from(values)
const history: StoredColumns = {
  recentInMails: column(3, 0, NaN),
  answeredInMails: column(4, 0, NaN),
  acceptedInMails: column(3, 0, NaN),
  projectRating: column(1, -1, 0),
  searcher: { sent: 5, answered: 2, accepted: 1 },
}
const valuesOf = (columns: StoredColumns, row: number) => storedFeatures.map((feature) => feature.compute(columns, row))

describe('stored features', () => {
  it('tell how often somebody was approached and how often the answer was yes', () => {
    // Three of four accepted, with a prior of 2/3 in 2: (3 + 2/3) / 6.
    assert.deepEqual(valuesOf(history, 0).slice(0, 4), [Math.log1p(3), (3 + 2 / 3) / 6, 1, 0])
  })

  it('do not know the responsiveness of somebody who never answered', () => {
    assert.deepEqual(valuesOf(history, 1).slice(0, 4), [0, NaN, 0, 1])
  })

  it('tell how much the searcher writes and how often the answer is yes, the same for everybody', () => {
    for (const row of [0, 1, 2]) assert.deepEqual(valuesOf(history, row).slice(4), [Math.log1p(5), (1 + 2 / 3) / 4])
    const newcomer = { ...history, searcher: { sent: 0, answered: 0, accepted: 0 } }
    assert.deepEqual(valuesOf(newcomer, 0).slice(4), [0, NaN])
  })

  it('know nothing without a store', () => {
    assert.deepEqual(
      valuesOf(nothingStored.readMany(new Uint32Array(1), {}, 0 as Timestamp), 0),
      storedFeatures.map(() => NaN),
    )
  })
})
