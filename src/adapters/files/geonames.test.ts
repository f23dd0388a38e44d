import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Places } from '../../standardization/places/places.ts'
import { resolvePlace } from '../../standardization/places/resolve-place.ts'
import { loadPlaces } from './geonames.ts'

const rows = loadPlaces()
const places = new Places(rows)
const label = (text: string) => resolvePlace(places, text)?.label

describe('places of the world', () => {
  it('are read with their coordinates and population', () => {
    const berlin = resolvePlace(places, { city: 'Berlin', countryCode: 'DE' })!
    assert.equal(berlin.value, 'city:2950159')
    assert.deepEqual(berlin.ancestors, ['region:DE.16', 'country:DE'])
    assert.ok(Math.abs(berlin.latitude - 52.52) < 0.01 && Math.abs(berlin.longitude - 13.41) < 0.01 && berlin.population > 3_000_000)
    assert.ok(places.size > 100_000)
  })

  const cases: readonly (readonly [string, string | undefined])[] = [
    ['Berlin', 'Berlin, DE'],
    ['Greater Berlin Area', 'Berlin, DE'],
    ['Berlin, Germany', 'Berlin, DE'],
    ['Remote - Berlin', 'Berlin, DE'],
    ['Springfield, IL', 'Springfield, IL, US'],
    ['Springfield, Illinois, US', 'Springfield, IL, US'],
    ['Paris', 'Paris, FR'],
    ['Paris, Texas', 'Paris, TX, US'],
    ['Paris Texas', 'Paris, TX, US'],
    ['London, Ontario', 'London, ON, CA'],
    ['San Francisco, CA', 'San Francisco, CA, US'],
    ['Vancouver, CA', 'Vancouver, BC, CA'],
    ['Saint Louis, MO', 'St. Louis, MO, US'],
    ['München', 'Munich, DE'],
    ['muenchen', 'Munich, DE'],
    ['NYC', 'New York City, NY, US'],
    ['New York, NY', 'New York City, NY, US'],
    ['Cologne', 'Köln, DE'],
    ['Cologne, MN', 'Cologne, MN, US'],
    ['Bangalore', 'Bengaluru, IN'],
    ['UK', 'United Kingdom'],
    ['Bavaria, Germany', 'Bavaria, DE'],
    ['Kleinkleckersdorf, Bavaria, Germany', 'Bavaria, DE'],
    ['Deutschland', 'Germany'],
    ['Ontario', 'Ontario, CA'],
    ['Remote', undefined],
    ['Kleinkleckersdorf', undefined],
    ['', undefined],
  ]
  for (const [text, expected] of cases) it(`resolve "${text}"`, () => assert.equal(label(text), expected))

  it('resolve parts, the country before everything', () => {
    assert.equal(resolvePlace(places, { city: 'Berlin', countryCode: 'US' })?.label.endsWith('US'), true)
    assert.equal(resolvePlace(places, { city: 'Springfield', region: 'Massachusetts', countryCode: 'US' })?.label, 'Springfield, MA, US')
    assert.equal(resolvePlace(places, { region: 'Texas', countryCode: 'US' })?.value, 'region:US.TX')
    assert.equal(resolvePlace(places, { countryCode: 'FR' })?.value, 'country:FR')
    assert.equal(resolvePlace(places, { city: 'Nowhereville', countryCode: 'FR' })?.value, 'country:FR')
    assert.equal(resolvePlace(places, { text: 'Greater Paris' })?.label, 'Paris, FR')
    assert.equal(resolvePlace(places, {}), undefined)
  })

  it('find a city for every alias that we list', () => {
    for (const { alias, name, country } of rows.cityAliases)
      assert.ok(resolvePlace(places, alias)?.ancestors.includes(`country:${country}`), `${alias} → ${name}, ${country}`)
  })

  it('are found again by their value', () => {
    for (const value of ['city:2950159', 'region:DE.16', 'country:DE']) assert.equal(places.at(value)?.value, value)
    for (const value of ['city:1', 'city:x', 'planet:mars', '']) assert.equal(places.at(value), undefined)
  })
})
