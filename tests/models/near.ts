/** For numbers that are right within a tolerance. */
import assert from 'node:assert/strict'

export function near(found: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(found - expected) <= tolerance, `${found}, expected ${expected} within ${tolerance}`)
}
