import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../domain/event.ts'
import type { Offset, RequestId, Timestamp } from '../domain/ids.ts'
import type { PageShown } from '../domain/page.ts'
import { MemoryRecords } from './memory-records.ts'
import { currentModel, modelPromotions, models, standingVersions } from './models.ts'
import { pageOffset, pages } from './pages.ts'

describe('models', () => {
  it('serve the version promoted last, and keep the history of a roll-back', async () => {
    const events = [promoted('a', '1'), promoted('a', '2'), promoted('b', '9'), promoted('a', '1')]
    const records = new MemoryRecords()
    await records.transact((transaction) => models.apply(stored(events), transaction))
    assert.deepEqual(currentModel(records, 'a'), { version: '1', reason: 'better', pinned: false, rollBack: false, at: 5, offset: 4 })
    assert.deepEqual(
      modelPromotions(records, 'a').map(({ version }) => version),
      ['1', '2', '1'],
    )
    assert.equal(currentModel(records, 'c'), undefined)
  })

  it('stand on one another: a roll-back takes the top away, however often the same version was promoted', () => {
    const up = (version: string) => ({ version, rollBack: false })
    const down = (version: string) => ({ version, rollBack: true })
    assert.deepEqual(standingVersions([]), [])
    assert.deepEqual(standingVersions([up('1'), up('2'), up('2'), up('1')]), ['1', '2', '1'])
    assert.deepEqual(standingVersions([up('1'), up('2'), up('3'), down('2'), down('1')]), ['1'])
    assert.deepEqual(standingVersions([up('1'), down('built-in'), up('4')]), ['built-in', '4'])
  })
})

describe('pages', () => {
  it('are found in the log by their request', async () => {
    const page = { type: 'page-shown', at: 1 as Timestamp, request: 'q' as RequestId } as PageShown
    const records = new MemoryRecords()
    await records.transact((transaction) => pages.apply(stored([promoted('a', '1'), page]), transaction))
    assert.equal(pageOffset(records, 'q' as RequestId), 2)
    assert.equal(pageOffset(records, 'x' as RequestId), undefined)
  })
})

function promoted(model: string, version: string): Event {
  return { type: 'model-promoted', at: 5 as Timestamp, model, version, reason: 'better' }
}

function stored(events: readonly Event[]) {
  return events.map((event, i) => ({ offset: (i + 1) as Offset, event }))
}
