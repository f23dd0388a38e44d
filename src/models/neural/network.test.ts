import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from '../../math/hash32.ts'
import { plainMatrices } from '../../math/kernels/plain-gemm.ts'
import { backward, forward, slopeStride, transposeWeights, workspaceFor } from './network.ts'
import { counter, fromStored, layOut, type NetworkShape, storedCount, toStored } from './network-layout.ts'
import { neuralObjectives, rankingLosses } from './train/ranking-loss.ts'

const rows = 7
const units = [0, 4, 7]
const loss = {
  labels: Float64Array.of(1, 0, 0, 2, 0, 1, 0),
  weights: Float64Array.of(1, 2, 1, 0.5, 1, 3, 1),
}

/** A network in float64 with a loss on top: F of parameters and inputs, and its derivatives by the code that trains. */
function problem(shape: NetworkShape, objective: (typeof neuralObjectives)[number], seed: number) {
  const layout = layOut(shape)
  const [take, taken] = counter()
  const places = { parameters: take(layout.count), transposed: take(layout.transposedCount), gradient: take(layout.count) }
  const work = workspaceFor(layout, rows, take)
  const numbers = new Float64Array(taken())
  const kernel = plainMatrices(numbers)
  fromStored(
    layout,
    Float32Array.from({ length: storedCount(shape) }, (_, i) => 1.6 * uniform(seed, i) - 0.8),
    numbers.subarray(0, layout.count),
  )
  for (let i = 0; i < rows * layout.inputStride; i++) numbers[work.inputs + i] = 2 * uniform(seed, i, 1) - 1

  function value(slopes = new Float64Array(rows)): number {
    forward(kernel, layout, places.parameters, work, rows)
    const total = { sum: 0, weight: 0 }
    const margins = numbers.slice(work.scores, work.scores + rows)
    const targets = objective === 'pointwise-logistic' ? { ...loss, labels: loss.labels.map((label) => Math.min(label, 1)) } : loss
    for (let unit = 0; unit + 1 < units.length; unit++)
      rankingLosses[objective](margins, targets, units[unit]!, units[unit + 1]!, slopes, total)
    return total.sum
  }

  function derive(): void {
    const slopes = new Float64Array(rows)
    value(slopes)
    slopes.forEach((slope, row) => {
      numbers[work.slopes + row * slopeStride] = slope
    })
    transposeWeights(kernel, layout, places.parameters, places.transposed)
    backward(kernel, layout, places, work, rows)
  }

  return { layout, places, work, numbers, value, derive }
}

/** Central difference; 1e-6 relative, since float64 and steps of 1e-5 allow for no more. */
function assertDerivative(numbers: Float64Array, place: number, derivative: number, value: () => number, what: string): void {
  const [step, at] = [1e-5, numbers[place]!]
  numbers[place] = at + step
  const above = value()
  numbers[place] = at - step
  const below = value()
  numbers[place] = at
  const slope = (above - below) / (2 * step)
  assert.ok(Math.abs(slope - derivative) <= 1e-6 * (1 + Math.abs(slope)), `${what}: ${derivative}, by differences ${slope}`)
}

describe('the derivatives of a network', () => {
  for (const objective of neuralObjectives) {
    for (const hidden of [[5], [9, 6], [4, 9, 3]]) {
      it(`are those of finite differences: ${objective}, layers of ${hidden}`, () => {
        const { layout, places, work, numbers, value, derive } = problem({ inputs: 3, embedded: 2, hidden }, objective, 5 + hidden.length)
        derive()
        const gradient = numbers.slice(places.gradient, places.gradient + layout.count)
        const embedded = numbers.slice(work.embeddedSlopes, work.embeddedSlopes + rows * layout.embeddedStride)
        assert.ok(gradient.some((slope) => Math.abs(slope) > 1e-2))
        gradient.forEach((slope, i) => {
          // Padding must get no slope at all, or it would not stay zero.
          if (numbers[places.parameters + i] === 0) assert.equal(slope, 0)
          else assertDerivative(numbers, places.parameters + i, slope, value, `parameter ${i}`)
        })
        for (let row = 0; row < rows; row++) {
          for (let i = 0; i < 2; i++) {
            const place = work.inputs + row * layout.inputStride + 3 + i
            assertDerivative(numbers, place, embedded[row * layout.embeddedStride + i]!, value, `embedded input ${i} of row ${row}`)
          }
        }
      })
    }
  }
})

describe('the layout of a network', () => {
  it('gives back what was stored', () => {
    const layout = layOut({ inputs: 3, embedded: 2, hidden: [5, 9] })
    assert.equal(storedCount(layout.shape), 5 * 5 + 5 * 9 + 9 + 5 + 9 + 1)
    const stored = Float32Array.from({ length: storedCount(layout.shape) }, (_, i) => i + 1)
    const parameters = new Float32Array(layout.count)
    fromStored(layout, stored, parameters)
    assert.deepEqual(toStored(layout, parameters), stored)
  })
})
