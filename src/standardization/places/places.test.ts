import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { distanceKm } from './distance.ts'
import type { PlaceRows } from './place-rows.ts'
import { Places } from './places.ts'

function placesAt(points: readonly { readonly latitude: number; readonly longitude: number }[]): Places {
  const rows: PlaceRows = {
    cities: {
      ids: Int32Array.from(points, (_, at) => at + 1),
      names: points.map((_, at) => `Town ${at % 5}`),
      countries: points.map(() => 'XX'),
      regions: points.map(() => ''),
      latitudes: Float32Array.from(points, (point) => point.latitude),
      longitudes: Float32Array.from(points, (point) => point.longitude),
      populations: Int32Array.from(points, (_, at) => (at * 7919) % 1000),
    },
    regions: [],
    countries: [],
    cityAliases: [],
    everydayWords: [],
  }
  return new Places(rows)
}

const point = fc.record({
  latitude: fc.double({ min: -89, max: 89, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('Places', () => {
  it('finds within a radius what measuring every distance finds', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), point, fc.integer({ min: 1, max: 9000 }), (points, { latitude, longitude }, km) => {
        const exact = points.flatMap((one, at) =>
          distanceKm(latitude, longitude, Math.fround(one.latitude), Math.fround(one.longitude)) <= km ? [`city:${at + 1}`] : [],
        )
        assert.deepEqual([...placesAt(points).within(latitude, longitude, km)].sort(), exact.sort())
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('tells a region from the city of the same name in it', () => {
    const places = new Places({
      cities: {
        ids: Int32Array.of(1, 2),
        names: ['Berlin', 'Munich'],
        countries: ['DE', 'DE'],
        regions: ['16', '02'],
        latitudes: Float32Array.of(52.5, 48.1),
        longitudes: Float32Array.of(13.4, 11.6),
        populations: Int32Array.of(3, 2),
      },
      regions: [
        { code: 'DE.16', name: 'Berlin', aliases: [] },
        { code: 'DE.02', name: 'Bavaria', aliases: [] },
      ],
      countries: [],
      cityAliases: [],
      everydayWords: [],
    })
    const labels = ['city:1', 'region:DE.16', 'city:2', 'region:DE.02'].map((value) => places.at(value)?.label)
    assert.deepEqual(labels, ['Berlin, DE', 'Berlin (region), DE', 'Munich, DE', 'Bavaria, DE'])
  })

  it('has what it knows a place of', () => {
    const places = placesAt([{ latitude: 1, longitude: 2 }])
    for (const value of ['city:1', 'city:2', 'city:', 'region:XX.1', 'country:XX', 'town:1', 'unknown'])
      assert.equal(places.has(value), places.at(value) !== undefined, value)
  })

  it('gives the cities of a name from the largest down', () => {
    const places = placesAt(Array.from({ length: 40 }, () => ({ latitude: 0, longitude: 0 })))
    const populations = places.cities('town 3').map((row) => places.city(row).population)
    assert.equal(populations.length, 8)
    assert.deepEqual(
      populations,
      populations.toSorted((a, b) => b - a),
    )
  })

  it('knows the distance from Berlin to Munich', () => {
    assert.ok(Math.abs(distanceKm(52.52, 13.405, 48.137, 11.575) - 504) < 2)
  })
})
