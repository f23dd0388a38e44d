import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { factorize, inverseDiagonal, solve } from '../cholesky.ts'
import { uniform } from '../hash32.ts'
import { glmKernel, lossNames } from './glm.ts'
import { kernelMemory } from './kernel.ts'
import { plainGradient, plainHessian, plainLoss, plainMargins } from './plain-glm.ts'

const memory = kernelMemory(2 ** 20)
const kernel = glmKernel(memory)
const numbers = new Float64Array(memory.buffer)
const words = new Uint32Array(memory.buffer)
const singles = new Float32Array(memory.buffer)
/** Places in bytes. */
const at = {
  x: 0,
  point: 2 ** 18,
  offsets: 2 ** 18 + 2 ** 14,
  factors: 2 ** 18 + 2 ** 15,
  into: 2 ** 19,
  starts: 2 ** 19 + 2 ** 18,
  columns: 2 ** 19 + 2 ** 18 + 2 ** 14,
}

const put = (place: number, values: Float64Array) => numbers.set(values, place / 8)
const take = (place: number, count: number) => numbers.slice(place / 8, place / 8 + count)
const drawn = (seed: number, count: number) => Float64Array.from({ length: count }, (_, i) => uniform(seed, i) * 4 - 2)
const shape = fc.record({
  rows: fc.integer({ min: 0, max: 70 }),
  stride: fc.integer({ min: 1, max: 9 }).map((n) => 4 * n),
  seed: fc.nat(99),
})
const near = (found: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${found}, expected ${expected}`)

describe('the kernel of generalised linear models', () => {
  for (const bits of [32, 64] as const) {
    it(`sums dense rows of ${bits} bits as its plain twin does, bit for bit`, () => {
      fc.assert(
        fc.property(shape, ({ rows, stride, seed }) => {
          const x = drawn(seed, rows * stride).map((value) => (bits === 32 ? Math.fround(value) : value))
          const [point, offsets, factors] = [drawn(seed + 1, stride), drawn(seed + 2, rows), drawn(seed + 3, rows)]
          if (bits === 32) singles.set(x, at.x / 4)
          else put(at.x, x)
          put(at.point, point)
          put(at.offsets, offsets)
          put(at.factors, factors)
          kernel[`denseMargins${bits}`](at.x, rows, stride, at.point, at.offsets, at.into)
          assert.deepEqual(take(at.into, rows), plainMargins({ x, stride, rows }, point, offsets))
          put(at.into, new Float64Array(stride * stride))
          kernel[`addDenseGradient${bits}`](at.x, rows, stride, at.factors, at.into)
          assert.deepEqual(take(at.into, stride), plainGradient({ x, stride, rows }, factors))
          put(at.into, new Float64Array(stride * stride))
          kernel[`addDenseHessian${bits}`](at.x, rows, stride, at.factors, at.into)
          const hessian = plainHessian({ x, stride, rows }, factors)
          const found = take(at.into, stride * stride)
          for (let i = 0; i < stride; i++) for (let j = 0; j <= i; j++) assert.equal(found[i * stride + j], hessian[i * stride + j])
        }),
        { seed: 1, numRuns: 60 },
      )
    })
  }

  it('sums rows that list their cells as rows that hold them all', () => {
    const [rows, stride] = [40, 12]
    const x = drawn(5, rows * stride).map((value) => (Math.abs(value) < 1.2 ? 0 : value))
    const [columns, values, starts] = [[] as number[], [] as number[], [0]]
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < stride; j++) {
        if (x[row * stride + j] === 0) continue
        columns.push(j)
        values.push(x[row * stride + j]!)
      }
      starts.push(columns.length)
    }
    const [point, offsets, factors] = [drawn(6, stride), drawn(7, rows), drawn(8, rows)]
    put(at.x, Float64Array.from(values))
    put(at.point, point)
    put(at.offsets, offsets)
    put(at.factors, factors)
    words.set(starts, at.starts / 4)
    words.set(columns, at.columns / 4)
    kernel.sparseMargins(at.starts, at.columns, at.x, rows, at.point, at.offsets, at.into)
    plainMargins({ x, stride, rows }, point, offsets).forEach((margin, row) => void near(take(at.into, rows)[row]!, margin, 1e-14))
    put(at.into, new Float64Array(stride * stride))
    kernel.addSparseGradient(at.starts, at.columns, at.x, rows, at.factors, at.into)
    assert.deepEqual(take(at.into, stride), plainGradient({ x, stride, rows }, factors))
    put(at.into, new Float64Array(stride * stride))
    kernel.addSparseHessian(at.starts, at.columns, at.x, rows, stride, at.factors, at.into)
    assert.deepEqual(take(at.into, stride * stride), plainHessian({ x, stride, rows }, factors))
  })

  it('takes losses, slopes and curvatures as the functions of the language do, far out too', () => {
    const margins = [0, -0, 1e-9, 0.3, -2, 17.5, -40, 300, -700, -1000, 36.7, ...drawn(9, 50)]
    for (const [number, loss] of lossNames.entries()) {
      for (const margin of margins) {
        if (loss === 'poisson' && margin > 200) continue
        for (const [label, weight] of [
          [0, 1],
          [1, 1],
          [1, 0.37],
        ] as const) {
          put(at.x, Float64Array.of(label))
          put(at.point, Float64Array.of(weight))
          put(at.offsets, Float64Array.of(margin))
          const value = kernel.losses(number, at.x, at.point, at.offsets, 1, at.factors, at.into)
          const expected = plainLoss(loss, label, margin)
          near(value, weight * expected.value, 4e-15)
          near(take(at.factors, 1)[0]!, weight * expected.slope, 4e-15)
          near(take(at.into, 1)[0]!, weight * expected.curvature, 4e-15)
        }
      }
    }
    // A mean that no number holds is infinite, so that a step that leads there is taken back.
    put(at.offsets, Float64Array.of(800))
    assert.equal(kernel.losses(lossNames.indexOf('poisson'), at.x, at.point, at.offsets, 1, at.factors, at.into), Infinity)
  })

  it('sums the losses of many rows as one after the other', () => {
    const rows = 4000
    const [labels, margins] = [drawn(10, rows).map((value) => Number(value > 0)), drawn(11, rows)]
    put(at.x, labels)
    put(at.x + rows * 8, new Float64Array(rows).fill(1))
    put(at.x + rows * 16, margins)
    const value = kernel.losses(0, at.x, at.x + rows * 8, at.x + rows * 16, rows, at.into, at.into + rows * 8)
    near(
      value,
      margins.reduce((sum, margin, row) => sum + plainLoss('logistic', labels[row]!, margin).value, 0),
      1e-13,
    )
  })

  it('factorizes, solves and inverts as the plain functions do', () => {
    for (const size of [1, 2, 5, 12, 23]) {
      const stride = Math.ceil(size / 4) * 4
      const [rows, padded] = [drawn(12, 60 * size), new Float64Array(stride * stride)]
      const matrix = new Float64Array(size * size)
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          for (let row = 0; row < 60; row++) matrix[i * size + j]! += rows[row * size + i]! * rows[row * size + j]!
          padded[i * stride + j] = matrix[i * size + j]!
        }
      }
      const vector = drawn(13, size)
      put(at.into, padded)
      put(at.point, vector)
      assert.equal(kernel.factorize(at.into, size, stride), 1)
      kernel.solve(at.into, size, stride, at.point)
      kernel.inverseDiagonal(at.into, size, stride, at.offsets, at.factors)
      assert.ok(factorize(matrix, size))
      const solved = vector.slice()
      solve(matrix, size, solved)
      take(at.point, size).forEach((value, i) => void near(value, solved[i]!, 1e-12))
      const diagonal = inverseDiagonal(matrix, size)
      take(at.offsets, size).forEach((value, i) => void near(value, diagonal[i]!, 1e-12))
    }
    put(at.into, Float64Array.of(1, 0, 0, 0, 2, 1, 0, 0))
    assert.equal(kernel.factorize(at.into, 2, 4), 0)
  })
})
