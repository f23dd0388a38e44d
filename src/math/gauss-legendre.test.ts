import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gaussLegendre } from './gauss-legendre.ts'

describe('Gauss–Legendre quadrature', () => {
  it('integrates every power below twice its points', () => {
    for (let count = 1; count <= 20; count++) {
      const { points, weights } = gaussLegendre(count)
      for (let power = 0; power < 2 * count; power++) {
        const sum = points.reduce((total, point, i) => total + weights[i] * point ** power, 0)
        assert.ok(Math.abs(sum - 1 / (power + 1)) < 1e-14, `${count} points, power ${power}: ${sum}`)
      }
    }
  })

  it('misses the next power', () => {
    const { points, weights } = gaussLegendre(2)
    assert.ok(Math.abs(points.reduce((total, point, i) => total + weights[i] * point ** 4, 0) - 1 / 5) > 1e-3)
  })
})
