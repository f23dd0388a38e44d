import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { greatCircleKm } from './great-circle.ts'

describe('greatCircleKm', () => {
  it('is 0 at the same point and half the circumference at the opposite one', () => {
    assert.equal(greatCircleKm(52.5, 13.4, 52.5, 13.4), 0)
    assert.ok(Math.abs(greatCircleKm(0, 0, 0, 180) - Math.PI * 6371.0088) < 1e-6)
  })

  it('knows how far Berlin is from Munich', () => {
    assert.ok(Math.abs(greatCircleKm(52.52, 13.405, 48.137, 11.575) - 504) < 2)
  })

  it('crosses the date line by the short way', () => {
    assert.ok(greatCircleKm(0, 179.5, 0, -179.5) < 112)
  })
})
