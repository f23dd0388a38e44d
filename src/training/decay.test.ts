import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import { uniform } from '../math/hash32.ts'
import { linearModel } from '../models/linear/linear-model.ts'
import { type AgedRows, agedPages, measureDecay } from './decay.ts'
import type { TrainingPages } from './training-pages.ts'

/** Twelve days with so many pages of ten rows; `truth` says on which of the two inputs the label rests on a day. */
function pagesWhere(truth: (day: number) => 0 | 1, pagesADay = 12): AgedRows {
  const [days, rowsAPage] = [12, 10]
  const count = days * pagesADay
  const values = Float32Array.from({ length: count * rowsAPage * 2 }, (_, cell) => uniform(1, cell))
  const ats = Float64Array.from({ length: count }, (_, page) => (Math.floor(page / pagesADay) + 0.5) * dayMs)
  const labels = Float64Array.from({ length: count * rowsAPage }, (_, row) => {
    const input = truth(Math.floor(row / rowsAPage / pagesADay))
    return Number(values[row * 2 + input]! > 0.8)
  })
  const pages: TrainingPages = {
    examples: {
      features: ['a', 'b'],
      matrix: { kind: 'dense', values, width: 2 },
      labels,
      requests: Uint32Array.from({ length: count + 1 }, (_, page) => page * rowsAPage),
    },
    ats,
    heldOut: new Uint8Array(count),
    validation: new Uint8Array(count),
    random: new Uint8Array(count),
    places: new Uint32Array(count * rowsAPage),
    viewed: new Uint8Array(count * rowsAPage),
    askers: [],
    coverage: new Float64Array(2),
    backfilled: new Float64Array(2),
    end: 0 as TrainingPages['end'],
  }
  return agedPages(pages)
}

const onA = linearModel({ a: 1, b: 0 }, 0)
const promoted = (day: number, version = 'v') => ({ version: version.repeat(12), promotedAt: (day * dayMs) as Timestamp, model: onA })

describe('The ageing of a model', () => {
  it('is measured day by day on pages shown after its promotion alone', async () => {
    const { live } = await measureDecay(
      pagesWhere((day) => (day < 4 ? 1 : 0)),
      [promoted(4)],
      0.03,
    )
    assert.deepEqual(
      live?.points.map(({ ageDays, units, rows, auc }) => [ageDays, units, rows, auc]),
      [0, 1, 2, 3, 4, 5, 6, 7].map((age) => [age, 12, 120, 1]),
    )
  })

  it('raises an alarm in words where what people want has moved on, and says how much was lost', async () => {
    const moved = await measureDecay(
      pagesWhere((day) => (day < 6 ? 0 : 1)),
      [promoted(0)],
      0.03,
    )
    assert.ok(moved.lost! > 0.3 && moved.lost! < 0.7, `${moved.lost}`)
    assert.match(
      moved.alarm!,
      /^the model v{12} tells people apart worse as it ages: AUC 1\.000 on days 0 to 2, 0\.\d+ on days 9 to 11, more than 0\.03 less;/,
    )
    const same = await measureDecay(
      pagesWhere(() => 0),
      [promoted(0)],
      0.03,
    )
    assert.deepEqual([same.lost, same.alarm], [0, undefined])
  })

  it('says nothing of what was lost where too little tells, or the model is young', async () => {
    for (const [pagesADay, day] of [
      [1, 0],
      [12, 10],
    ] as const) {
      const { lost, alarm } = await measureDecay(
        pagesWhere((on) => (on < 6 ? 0 : 1), pagesADay),
        [promoted(day)],
        0.03,
      )
      assert.deepEqual([lost, alarm], [undefined, undefined])
    }
  })

  it('is shown for those that ranked before, too; one without a judged page has no curve', async () => {
    const report = await measureDecay(
      pagesWhere(() => 0),
      [promoted(20, 'w'), promoted(9), promoted(3, 'u')],
      0.03,
    )
    assert.equal(report.live, undefined)
    assert.deepEqual(
      report.earlier.map(({ version, points }) => [version[0], points.length]),
      [
        ['v', 3],
        ['u', 9],
      ],
    )
  })
})
