import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newton } from './newton.ts'
import { scaled, unscaled } from './scaled.ts'
import type { TwiceSmooth } from './smooth.ts'

/** ½ (10³⁰x − 3)² + ½ (y − 2)² + ½ 10³⁰xy, whose minimum in u = 10³⁰x solves u + y/2 = 3, u/2 + y = 2: u = 8/3, y = 2/3. */
const big = 1e30
const smooth: TwiceSmooth = {
  size: 2,
  evaluate([x, y], gradient) {
    const u = big * x!
    gradient[0] = big * (u - 3 + y! / 2)
    gradient[1] = y! - 2 + u / 2
    return (u - 3) ** 2 / 2 + (y! - 2) ** 2 / 2 + (u * y!) / 2
  },
  hessian(_, into) {
    into.set([big * big, big / 2, big / 2, 1])
  },
}

describe('a function of scaled variables', () => {
  it('has its minimum where the function has it', () => {
    const scales = Float64Array.of(2 ** 100, 1)
    const { point, gradient } = newton(scaled(smooth, scales), new Float64Array(2), { tolerance: 1e-12, maxIterations: 50 })
    const [x, y] = unscaled(point, scales)
    assert.ok(Math.abs(big * x! - 8 / 3) < 1e-12 && Math.abs(y! - 2 / 3) < 1e-12, `${x} ${y}`)
    assert.ok(gradient < 1e-11)
  })
})
