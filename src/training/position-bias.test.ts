import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from '../math/hash32.ts'
import { inversePropensities, learnPropensities } from './position-bias.ts'
import type { TrainingPages } from './training-pages.ts'

const [pages, rows] = [400, 25]
const truth = (place: number) => 1 / (1 + 0.15 * place)

/** Half of the pages in random order, viewed by place alone; the last row of each page was accepted. */
function shownPages(views: (place: number, page: number) => number): TrainingPages {
  const count = pages * rows
  const placeOf = (_: unknown, row: number) => row % rows
  return {
    examples: {
      features: [],
      matrix: { kind: 'dense', values: new Float32Array(0), width: 0 },
      labels: Float64Array.from({ length: count }, (_, row) => Number(row % rows === rows - 1)),
      requests: Uint32Array.from({ length: pages + 1 }, (_, page) => page * rows),
    },
    ats: new Float64Array(pages),
    heldOut: new Uint8Array(pages),
    validation: new Uint8Array(pages),
    random: Uint8Array.from({ length: pages }, (_, page) => page % 2),
    places: Uint32Array.from({ length: count }, placeOf),
    viewed: Uint8Array.from({ length: count }, (_, row) => views(row % rows, Math.floor(row / rows))),
    askers: [],
    coverage: new Float64Array(0),
    backfilled: new Float64Array(0),
    end: 0 as never,
  }
}

describe('position bias', () => {
  const drawn = shownPages((place, page) => Number(uniform(5, page, place) < truth(place)))

  it('is found where the order was random', () => {
    const propensity = learnPropensities(drawn)!
    for (const [place, expected] of [
      [0, 1],
      [2, truth(2)],
      [9, (truth(8) + truth(12)) / 2],
      [22, truth(22)],
    ] as const)
      assert.ok(Math.abs(propensity(place) - expected) < 0.08, `${place}: ${propensity(place)} for ${expected}`)
  })

  it('is not guessed from too few views', () => {
    assert.equal(learnPropensities(shownPages((place, page) => Number(page < 20 && place === 0))), undefined)
  })

  it('weighs an answer far down of a ranked page more, but no page of the bucket and nobody without an answer', () => {
    const weights = inversePropensities(drawn, truth)
    const mean = Array.from({ length: rows }, (_, place) => truth(place)).reduce((sum, one) => sum + one, 0) / rows
    assert.ok(Math.abs(weights[rows - 1]! - mean / truth(rows - 1)) < 1e-12)
    assert.equal(weights[0], 1)
    assert.equal(weights[2 * rows - 1], 1)
  })

  it('lets a ranked page count as much as one of the bucket', () => {
    // Answers come as often as their place is looked at: of each place as many as its propensity says, in hundreds.
    const labels = drawn.examples.labels.map((_, row) => Number(Math.floor(row / rows) % 200 < 200 * truth(row % rows)))
    const weights = inversePropensities({ ...drawn, examples: { ...drawn.examples, labels } }, truth)
    const [ranked, bucket] = [0, 1].map((parity) =>
      labels.reduce((sum, label, row) => sum + (Math.floor(row / rows) % 2 === parity ? label * weights[row]! : 0), 0),
    )
    assert.ok(Math.abs(ranked! / bucket! - 1) < 0.02, `${ranked} and ${bucket}`)
  })

  it('weighs no answer more than ten times', () => {
    assert.equal(inversePropensities({ ...drawn, random: new Uint8Array(pages) }, () => 0.001)[rows - 1], 10)
  })
})
