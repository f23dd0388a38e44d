import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { uniform } from '../hash32.ts'
import { adamConstants, type MatrixKernel, matrixKernel } from './gemm.ts'
import { kernelMemory } from './kernel.ts'
import { plainMatrices } from './plain-gemm.ts'

const memory = kernelMemory(2 ** 16)
const fast = new Float32Array(memory.buffer, 0, 2 ** 14)
const plain = new Float64Array(2 ** 14)
const kernels = { fast: matrixKernel(memory), plain: plainMatrices(plain) }

/** Runs both on the same random numbers between −1 and 1 and compares all of the memory. */
function compare(seed: number, run: (kernel: MatrixKernel) => void): void {
  for (let i = 0; i < fast.length; i++) fast[i] = 2 * uniform(seed, i) - 1
  plain.set(fast)
  run(kernels.fast)
  run(kernels.plain)
  const differing = fast.findIndex((number, i) => Math.abs(number - plain[i]!) > 2e-5)
  assert.equal(differing, -1, `number ${differing}: ${fast[differing]} by the kernel, ${plain[differing]} plain`)
}

const shape = fc.record({
  seed: fc.nat(),
  rows: fc.integer({ min: 0, max: 11 }),
  inner: fc.integer({ min: 0, max: 20 }),
  eights: fc.integer({ min: 1, max: 4 }),
})
const holds = (check: (shape: { seed: number; rows: number; inner: number; eights: number }) => void) =>
  fc.assert(fc.property(shape, check), { seed: 1, numRuns: 100 })

const [a, b, c, d] = [3, 1000, 4000, 8000]

describe('the matrix kernel', () => {
  it('multiplies as its plain twin does, a transposed matrix too', () => {
    holds(({ seed, rows, inner, eights }) => {
      compare(seed, (kernel) => kernel.product(a, inner + 2, 1, b, 40, c, 37, rows, inner, eights * 8))
      compare(seed, (kernel) => kernel.product(a, 1, rows + 5, b, 33, c, 40, rows, inner, eights * 8))
    })
  })

  it('gives a row the same numbers alone and among others', () => {
    for (let i = 0; i < fast.length; i++) fast[i] = 2 * uniform(9, i) - 1
    kernels.fast.product(a, 50, 1, b, 24, c, 24, 7, 50, 24)
    kernels.fast.dotRows(c, b, 0, 7, 24, d)
    for (let row = 0; row < 7; row++) {
      const [together, score] = [fast.slice(c + row * 24, c + row * 24 + 24), fast[d + row]]
      kernels.fast.product(a + row * 50, 50, 1, b, 24, c, 24, 1, 50, 24)
      kernels.fast.dotRows(c, b, 0, 1, 24, d + 100)
      assert.deepEqual(fast.slice(c, c + 24), together)
      assert.equal(fast[d + 100], score)
      kernels.fast.product(a, 50, 1, b, 24, c, 24, 7, 50, 24)
    }
  })

  it('does the passes between products as its plain twin does', () => {
    holds(({ seed, rows, eights }) => {
      const width = eights * 8
      compare(seed, (kernel) => kernel.rectify(c, b, rows, width))
      compare(seed, (kernel) => kernel.gate(c, b, rows * width))
      compare(seed, (kernel) => kernel.sumRows(c, rows, width, d))
      compare(seed, (kernel) => kernel.dotRows(c, b, 7, rows, width, d))
      compare(seed, (kernel) => kernel.transpose(a, 40, rows, width, d, 12))
      compare(seed, (kernel) => kernel.accumulate(c, b, rows * 4))
    })
  })

  it('steps as Adam does: the first step is the rate, whatever the size of the gradient', () => {
    const { beta1, beta2 } = adamConstants
    holds(({ seed, rows }) => {
      compare(seed, (kernel) => {
        const squares = kernel === kernels.fast ? fast : plain
        for (let i = 0; i < rows * 4; i++) squares[d + i] = Math.abs(squares[d + i]!)
        kernel.adam(a, b, c, d, rows * 4, 0.5, 0.01, 1.5, 0.1, 0.002)
      })
    })
    for (const size of [1e-3, 1, 1e3]) {
      fast.fill(0)
      fast.set([size, -size], b)
      kernels.fast.adam(4, b, c, d, 4, 1, 0.01 / (1 - beta1), 1 / (1 - beta2), 0, 0)
      assert.deepEqual(
        [...fast.subarray(4, 7)].map((weight) => Math.round(weight * 1e5) / 1e5 + 0),
        [-0.01, 0.01, 0],
      )
    }
  })
})
