import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseIsoTime, readIsoTime } from './iso-time.ts'

describe('an ISO time', () => {
  it('is a day from its beginning or to its end, or a moment in its zone, UTC where it names none', () => {
    const day = Date.UTC(2024, 1, 29)
    assert.equal(parseIsoTime('2024-02-29'), day)
    assert.equal(parseIsoTime('2024-02-29', true), day + 24 * 3_600_000 - 1)
    assert.equal(parseIsoTime('2024-02-29T10:00:00'), day + 10 * 3_600_000)
    assert.equal(parseIsoTime('2024-02-29 10:00'), day + 10 * 3_600_000)
    assert.equal(parseIsoTime('2024-02-29T10:00:00.250+02:00', true), day + 8 * 3_600_000 + 250)
  })

  it('is refused where no calendar has the day, no clock the hour, or it is something else', () => {
    for (const text of [
      '2024-02-30',
      '2023-02-29',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-02-30T10:00:00Z',
      '2024-02-01T25:00',
      'today',
      '',
    ])
      assert.throws(() => readIsoTime(text, 'postedAt', false), /postedAt/, text)
  })
})
