/** What every learner must do, whatever its kind. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTrainingPool } from '../../src/adapters/workers/training-pool.ts'
import { uniform } from '../../src/math/hash32.ts'
import type { Examples } from '../../src/models/examples.ts'
import { bindModel } from '../../src/models/kinds.ts'
import type { Learner, TrainingRun } from '../../src/models/learner.ts'
import type { Model, Rows } from '../../src/models/model.ts'
import { decodeModel, encodeModel } from '../../src/models/model-file.ts'
import { withFixture } from '../../src/models/parity-fixture.ts'
import { soloPool } from '../../src/models/solo-pool.ts'

const count = 400

/** One column tells, one is missing in places, one is noise, one constant, one never known. */
function denseRows(seed: number): Examples {
  const rows = Array.from({ length: count }, (_, row) => {
    const tells = 2 * uniform(seed, row, 1) - 1
    return [tells, row % 3 === 0 ? NaN : tells + uniform(seed, row, 2), uniform(seed, row, 3), 7, NaN]
  })
  return {
    features: ['tells', 'sometimes', 'noise', 'constant', 'never'],
    matrix: { kind: 'dense', values: Float32Array.from(rows.flat()), width: 5 },
    labels: Float64Array.from(rows, ([tells], row) => Number(tells! + 0.4 * uniform(seed, row, 4) > 0.2)),
  }
}

const inRequests = (examples: Examples): Examples => ({
  ...examples,
  requests: Uint32Array.from({ length: count / 10 + 1 }, (_, i) => i * 10),
})

export interface LearnerCase<M extends Model, O> {
  /** Enough to learn the easy problem of this suite in a second. */
  readonly options: O
  /** Of learners that fit an optimum: the same, without what makes the order or number of rows count. */
  readonly exact?: { readonly options: O; readonly tolerance: number }
  readonly learner: Learner<M, O>
}

export function describeLearner<M extends Model, O>({ learner, options, exact }: LearnerCase<M, O>): void {
  const train = (examples: Examples, run: Partial<TrainingRun<M>> = {}, chosen = options): Promise<M> =>
    learner.train(examples, chosen, { seed: 3, pool: soloPool, progress: () => {}, signal: new AbortController().signal, ...run })
  const bytesOf = (model: Model) => encodeModel(withFixture(model))

  describe(`${learner.kind} as a Learner`, () => {
    it('ranks a positive above a negative, on rows it has not seen', async () => {
      const test = denseRows(2)
      for (const examples of [denseRows(1), inRequests(denseRows(1))]) {
        const share = rightlyOrdered(learner.score(await train(examples), test), test.labels)
        assert.ok(share > 0.85, `${share} of the pairs are in order`)
      }
    })

    it('trains the same model twice', async () => {
      const examples = inRequests(denseRows(1))
      assert.deepEqual(bytesOf(await train(examples)), bytesOf(await train(examples)))
    })

    it('trains the same model with one worker and with four', async () => {
      const examples = inRequests(denseRows(1))
      const pool = await openTrainingPool(4)
      try {
        assert.deepEqual(bytesOf(await train(examples, { pool })), bytesOf(await train(examples)))
      } finally {
        await pool.close()
      }
    })

    it('scores the same after a trip through its file', async () => {
      const examples = denseRows(1)
      const model = await train(examples)
      const read = decodeModel(bytesOf(model)).model as M
      assert.deepEqual(learner.score(read, examples), learner.score(model, examples))
    })

    it('scores a row the same alone and among others, and from columns in another order', async () => {
      const examples = denseRows(1)
      const model = await train(examples)
      const values = examples.matrix.values as Float32Array
      const [together, alone, reversed] = [new Float64Array(count), new Float64Array(1), new Float64Array(1)]
      const scorer = bindModel(model, examples.features)
      scorer.score({ values, width: 5, count }, together)
      const fromReversed = bindModel(model, [...examples.features].reverse())
      const learned = learner.score(model, examples)
      for (let row = 0; row < count; row += 7) {
        const own = values.slice(row * 5, (row + 1) * 5)
        scorer.score({ values: own, width: 5, count: 1 }, alone)
        fromReversed.score({ values: own.slice().reverse(), width: 5, count: 1 }, reversed)
        assert.equal(alone[0], together[row])
        // These may add in another order.
        for (const score of [reversed[0]!, learned[row]!]) assert.ok(Math.abs(score - alone[0]!) <= 1e-12 * (1 + Math.abs(score)))
      }
    })

    it('explains a score by parts that sum to it exactly', async () => {
      const examples = denseRows(1)
      const scorer = bindModel(await train(examples), examples.features)
      const shown: Rows = { values: examples.matrix.values as Float32Array, width: 5, count }
      const scores = new Float64Array(count)
      scorer.score(shown, scores)
      const parts = new Float64Array(6)
      for (let row = 0; row < count; row += 5) {
        scorer.contribute(shown, row, parts)
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          scores[row],
        )
      }
    })

    it('adds offsets to its scores', async () => {
      const examples = denseRows(1)
      const model = await train(examples)
      const scores = learner.score(model, examples)
      const shifted = learner.score(model, { ...examples, offsets: new Float64Array(count).fill(0.5) })
      shifted.forEach((score, row) => {
        assert.ok(Math.abs(score - scores[row]! - 0.5) < 1e-12)
      })
    })

    it('learns nothing from rows of weight 0', async () => {
      const examples = denseRows(1)
      const labels = examples.labels.map((label, row) => (row < count / 2 ? label : 1 - label))
      const weights = Float64Array.from(labels, (_, row) => Number(row < count / 2))
      const model = await train({ ...examples, labels, weights })
      assert.ok(rightlyOrdered(learner.score(model, denseRows(2)), denseRows(2).labels) > 0.85)
    })

    if (exact !== undefined) {
      it('does not care whether an example is repeated or weighted double', async () => {
        const examples = denseRows(1)
        const twice = repeated(examples)
        const weighted = { ...examples, weights: new Float64Array(count).fill(2) }
        const [a, b] = [await train(twice, {}, exact.options), await train(weighted, {}, exact.options)]
        const [ofA, ofB] = [learner.score(a, examples), learner.score(b, examples)]
        ofA.forEach((score, row) => {
          assert.ok(Math.abs(score - ofB[row]!) <= exact.tolerance, `row ${row}: ${score} and ${ofB[row]}`)
        })
      })
    }

    it('says clearly what teaches nothing or cannot be read', async () => {
      const examples = denseRows(1)
      const infinite = (examples.matrix.values as Float32Array).slice()
      infinite[10] = Infinity
      const bad: readonly (readonly [Examples, RegExp])[] = [
        [{ ...examples, labels: new Float64Array(count).fill(1) }, /all 400 labels are 1/],
        [{ features: ['x'], matrix: { kind: 'dense', values: new Float32Array(0), width: 1 }, labels: new Float64Array(0) }, /no rows/],
        [{ ...examples, features: ['a', 'b', 'a', 'c', 'd'] }, /"a" stands twice/],
        [{ ...examples, matrix: { kind: 'dense', values: infinite, width: 5 } }, /row 2: the value of "tells" is infinite/],
        [{ ...examples, weights: new Float64Array(3) }, /3 weights for 400 rows/],
      ]
      for (const [wrong, message] of bad)
        await assert.rejects(train(wrong), (error) => error instanceof RangeError && message.test(error.message))
      const model = await train(examples)
      assert.throws(() => learner.score(model, { ...examples, features: ['tells', 'sometimes', 'noise', 'constant', 'other'] }), RangeError)
    })

    it('can be stopped', async () => {
      const stop = new AbortController()
      stop.abort(new Error('enough'))
      await assert.rejects(train(denseRows(1), { signal: stop.signal }), /enough/)
    })
  })
}

function repeated(examples: Examples): Examples {
  const values = examples.matrix.values as Float32Array
  const double = new Float32Array(values.length * 2)
  double.set(values)
  double.set(values, values.length)
  return {
    ...examples,
    matrix: { kind: 'dense', values: double, width: examples.matrix.width },
    labels: Float64Array.from([...examples.labels, ...examples.labels]),
  }
}

/** Share of the pairs of unlike labels whose scores stand in the right order. */
function rightlyOrdered(scores: Float64Array, labels: Float64Array): number {
  let [right, pairs] = [0, 0]
  for (let i = 0; i < labels.length; i++) {
    for (let j = 0; j < labels.length; j++) {
      if (!(labels[i]! > labels[j]!)) continue
      pairs++
      right += Number(scores[i]! > scores[j]!) + Number(scores[i] === scores[j]) / 2
    }
  }
  return right / pairs
}
