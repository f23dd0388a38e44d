import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { averagePrecision } from './average-precision.ts'
import { usualBootstrap } from './bootstrap.ts'
import { groupedStatistic } from './grouped.ts'
import { emptyRequests, type Judged, metricOf, usualMetrics } from './metrics.ts'
import { intervalOf } from './statistic.ts'

const near = (found: number, expected: number) => assert.ok(Math.abs(found - expected) < 1e-12, `${found}, expected ${expected}`)

/** Request one: order by score is rows 1, 0, 2 with labels 0, 2, 0. Request two: row 3 before 4, labels 1, 0. Request three has no relevant row. */
const judged: Judged = {
  scores: Float64Array.of(2, 3, 1, 5, 4, 1, 0),
  labels: Float64Array.of(2, 0, 0, 1, 0, 0, 0),
  requests: Uint32Array.of(0, 3, 5, 7),
}
const value = (name: string, given: Judged = judged, empty: 0 | 1 = 0) => metricOf(name).statistic(given, empty).value()

describe('metrics by name', () => {
  it('are means over requests, those without a relevant row counting as told', () => {
    near(value('ndcg@3'), (1 / Math.log2(3) + 1 + 0) / 3)
    near(value('ndcg@3', judged, 1), (1 / Math.log2(3) + 1 + 1) / 3)
    near(value('map@3'), (1 / 2 + 1 + 0) / 3)
    near(value('map@3', judged, 1), (1 / 2 + 1 + 1) / 3)
    near(value('precision@2'), (1 / 2 + 1 / 2 + 0) / 3)
    assert.equal(emptyRequests(judged), 1)
  })

  it('weigh a request by the mean of its rows', () => {
    // Requests weigh 2, 1 and 1.
    near(value('ndcg@3', { ...judged, weights: Float64Array.of(3, 2, 1, 1, 1, 1, 1) }), (2 / Math.log2(3) + 1) / 4)
  })

  it('of rows are means over rows, whatever the requests', () => {
    const { requests: _, ...plain } = { ...judged, weights: Float64Array.of(1, 2, 1, 1, 1, 0, 3) }
    // Squared errors 0, 9, 1, 16, 16, 1, 0 with weights 1, 2, 1, 1, 1, 0, 3.
    near(value('rmse', plain), Math.sqrt((0 + 18 + 1 + 16 + 16 + 0 + 0) / 9))
    near(value('rmse', { ...plain, requests: judged.requests! }), value('rmse', plain))
    const classes = { ...plain, labels: Float64Array.of(1, 0, 0, 1, 0, 0, 1) }
    // −log σ(2), −2·log σ(−3), …
    const loss = (score: number, label: number) => Math.log(1 + Math.exp(label === 1 ? -score : score))
    near(value('logloss', classes), (loss(2, 1) + 2 * loss(3, 0) + loss(1, 0) + loss(5, 1) + loss(4, 0) + 3 * loss(0, 1)) / 9)
    near(value('auc', { ...classes, requests: judged.requests! }), value('auc', classes))
  })

  it('are refused where they are unknown or do not fit the rows', () => {
    for (const name of ['ndcg', 'ndcg@0', 'auc@3', 'toString@1', 'recall@5'])
      assert.throws(() => metricOf(name), /no metric .* there are auc, logloss, rmse, ndcg@K/)
    assert.throws(() => value('ndcg@3', { scores: Float64Array.of(1), labels: Float64Array.of(1) }), /rows name none/)
    assert.throws(() => value('logloss'), /row 0: label 2 is no probability/)
  })

  it('are chosen by what the rows are', () => {
    const names = (given: Pick<Judged, 'labels' | 'requests'>) => usualMetrics(given).map(({ name }) => name)
    assert.deepEqual(names(judged), ['ndcg@1', 'ndcg@3', 'ndcg@5', 'ndcg@10'])
    assert.deepEqual(names({ labels: Float64Array.of(0, 1) }), ['auc', 'logloss'])
    assert.deepEqual(names({ labels: Float64Array.of(0, 1.5) }), ['rmse'])
  })
})

describe('average precision', () => {
  it('is the mean precision at the places of the positives', () => {
    // Order 0, 1, 2, 3 with labels 1, 0, 1, 1: (1/1 + 2/3 + 3/4) / 3; at 3: (1/1 + 2/3) / 3; at 1: 1 / 1.
    const [scores, labels] = [
      [4, 3, 2, 1],
      [1, 0, 1, 1],
    ]
    near(averagePrecision(scores, labels, { k: 10, empty: 0 }), (1 + 2 / 3 + 3 / 4) / 3)
    near(averagePrecision(scores, labels, { k: 3, empty: 0 }), (1 + 2 / 3) / 3)
    near(averagePrecision(scores, labels, { k: 1, empty: 0 }), 1)
  })
})

describe('metrics per entity', () => {
  it('count each entity once, and pass over those in which they mean nothing', () => {
    const metric = metricOf('ndcg@3')
    // Entity 0 owns requests one and three, entity 1 request two: ((1/log2 3 + 0)/2 + 1) / 2.
    near(groupedStatistic(metric, judged, 0, [0, 0, 0, 1, 1, 0, 0]).value(), (1 / Math.log2(3) / 2 + 1) / 2)
    const rows = { scores: Float64Array.of(1, 2, 3, 4), labels: Float64Array.of(1, 0, 0, 0) }
    assert.equal(groupedStatistic(metricOf('auc'), rows, 0, [0, 0, 1, 1]).value(), 0)
  })
})

describe('the interval of a statistic', () => {
  it('draws requests, not rows', () => {
    // Ten requests of a hundred equal rows: the AUC of all is 1, and of any draw of requests too.
    const requests = Uint32Array.from({ length: 11 }, (_, i) => i * 100)
    const labels = Float64Array.from({ length: 1000 }, (_, row) => row % 2)
    assert.deepEqual(intervalOf(metricOf('auc').statistic({ scores: labels, labels, requests }, 0), usualBootstrap), {
      mean: 1,
      low: 1,
      high: 1,
    })
    assert.equal(metricOf('auc').statistic({ scores: labels, labels, requests }, 0).units, 10)
    assert.equal(metricOf('logloss').statistic({ scores: labels, labels, requests }, 0).units, 10)
  })

  it('is as wide as the error of an AUC', () => {
    // Scores that tell nothing: the variance of an AUC of n and n rows is about (2n + 1) / (12 n²), here .0289².
    const labels = Float64Array.from({ length: 400 }, (_, row) => Number(row < 200))
    const scores = labels.map((_, row) => (row * 7919) % 400)
    const { mean, low, high } = intervalOf(metricOf('auc').statistic({ scores, labels }, 0), usualBootstrap)
    assert.ok(low < mean && mean < high)
    assert.ok(Math.abs(high - low - 2 * 1.96 * 0.0289) < 0.015, `${low} to ${high}`)
  })
})
