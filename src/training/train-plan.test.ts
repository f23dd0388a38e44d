import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Offset } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import { uniform } from '../math/hash32.ts'
import { learnerOf } from '../models/learners.ts'
import type { LinearModel } from '../models/linear/linear-model.ts'
import { soloPool } from '../models/solo-pool.ts'
import type { Contender, Plan } from './plan.ts'
import { trainPlan } from './train-plan.ts'
import type { TrainingPages } from './training-pages.ts'

const rowsPerPage = 6
const pagesPerDay = 40
const features = ['a', 'b']
const constant: LinearModel = { kind: 'linear', features, weights: new Float64Array(2), intercept: 0 }

/** Ten days of pages, every fourth held out. On each the best by one of the two features was accepted. */
function pagesWhere(
  accepted: (place: { readonly heldOut: boolean; readonly late: boolean; readonly page: number }) => 'a' | 'b',
): TrainingPages {
  const count = 10 * pagesPerDay
  const numbers = (length: number, of: (i: number) => number) => Float64Array.from({ length }, (_, i) => of(i))
  const ats = numbers(count, (page) => (1 + page / pagesPerDay) * dayMs)
  const heldOut = Uint8Array.from({ length: count }, (_, page) => Number(page % 4 === 0))
  const values = Float32Array.from({ length: count * rowsPerPage * 2 }, (_, cell) => uniform(1, cell))
  const labels = new Float64Array(count * rowsPerPage)
  for (let page = 0; page < count; page++) {
    const late = ats[page]! > ats.at(-1)! - 3 * dayMs
    const column = features.indexOf(accepted({ heldOut: heldOut[page] === 1, late, page }))
    const rows = Array.from({ length: rowsPerPage }, (_, i) => page * rowsPerPage + i)
    labels[rows.sort((x, y) => values[2 * y + column]! - values[2 * x + column]!)[0]!] = 1
  }
  return {
    examples: {
      features,
      matrix: { kind: 'dense', values, width: 2 },
      labels,
      requests: Uint32Array.from({ length: count + 1 }, (_, page) => page * rowsPerPage),
    },
    ats,
    heldOut,
    validation: Uint8Array.from({ length: count }, (_, page) => Number(page % 10 === 1)),
    random: new Uint8Array(count),
    places: Uint32Array.from(labels, (_, row) => row % rowsPerPage),
    viewed: new Uint8Array(labels.length),
    askers: [],
    coverage: Float64Array.of(1, 1),
    backfilled: new Float64Array(2),
    end: 1000 as Offset,
  }
}

function train(pages: TrainingPages, contenders: readonly Contender[]) {
  const plan: Plan = {
    name: 'two features',
    subject: 'members',
    channels: ['recruiter-search'],
    labeling: 'accepted',
    features,
    contenders,
    mostPages: 1000,
    lastDays: 3,
  }
  const parts = { learner: learnerOf, pool: soloPool, seed: 1, signal: new AbortController().signal, progress: () => {}, clock: () => 0 }
  return trainPlan(plan, pages, { ...parts, current: constant, baseline: constant })
}

const by = (feature: string): Contender => ({ name: `by-${feature}`, kind: 'linear', options: {}, features: [feature] })

describe('training a plan', () => {
  it('chooses on the last days and judges on the held-out pages, which choose nothing', async () => {
    const pages = pagesWhere(({ heldOut, late, page }) => (heldOut ? 'a' : late ? 'b' : page % 2 === 0 ? 'a' : 'b'))
    const { report } = await train(pages, [by('a'), by('b')])
    const [a, b] = report.contenders
    assert.ok(a!.heldOut!['ndcg@10'].mean > b!.heldOut!['ndcg@10'].mean)
    assert.ok(a!.lastDays!['ndcg@10'].mean < b!.lastDays!['ndcg@10'].mean)
    assert.equal(report.best, 'by-b')
    const gain = b!.heldOut!['ndcg@10'].mean - report.baseline.heldOut['ndcg@10'].mean
    assert.ok(Math.abs(report.gate.againstBaseline.mean - gain) < 1e-12)
  })

  it('trains on no page that it measures on, and measures each on one side only', async () => {
    const { report } = await train(
      pagesWhere(() => 'a'),
      [by('a')],
    )
    assert.deepEqual([report.pages.heldOut, report.pages.lastDays], [100, 90])
    assert.equal(report.pages.training + report.pages.validation, 210)
  })

  it('takes the first of contenders that order alike', async () => {
    const { report } = await train(
      pagesWhere(() => 'a'),
      [by('a'), { ...by('a'), name: 'again' }],
    )
    assert.equal(report.best, 'by-a')
  })

  it('reports trees that could not split as a warning, and goes on', async () => {
    const options = { rounds: 5, objective: 'pairwise-logistic' }
    const trees: Contender = { name: 'trees', kind: 'tree', options }
    const stumps: Contender = { name: 'stumps', kind: 'tree', options: { ...options, minChildWeight: 1e9 } }
    const { report, models } = await train(
      pagesWhere(() => 'a'),
      [trees, stumps],
    )
    assert.deepEqual(
      report.contenders.map(({ warnings }) => warnings?.length ?? 0),
      [0, 1],
    )
    assert.match(report.contenders[1]!.warnings![0]!, /no tree could split.*minChildWeight/)
    assert.equal(models.size, 2)
  })

  it('reports a contender that cannot be trained, and lets the gate judge the others', async () => {
    const broken: Contender = { name: 'broken', kind: 'tree', options: { rounds: 0 } }
    const { report } = await train(
      pagesWhere(() => 'a'),
      [broken, by('a')],
    )
    assert.match(report.contenders[0]!.failure!, /option "rounds" is 0/)
    assert.deepEqual([report.best, report.gate.promoted], ['by-a', true])
    const alone = await train(
      pagesWhere(() => 'a'),
      [broken],
    )
    assert.deepEqual([alone.report.best, alone.report.gate.promoted], [undefined, false])
    assert.match(
      alone.report.gate.reason,
      /^no contender could be trained \(broken: option "rounds" is 0.*\): the log holds 400 pages .* 400 accepted messages/,
    )
  })
})
