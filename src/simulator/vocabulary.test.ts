import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { largestPlaces } from './largest-places.ts'
import { smallVocabulary } from './small-vocabulary.ts'
import { checkVocabulary, spellings } from './vocabulary.ts'

describe('spellings', () => {
  it('takes the marks of the taxonomy off and leaves out what needs context', () => {
    assert.deepEqual(spellings({ name: 'Go', aliases: ['~Go', 'golang', '=Go Lang', '!go language'] }), [
      'Go',
      'Golang',
      'Go Lang',
      'Go Language',
    ])
  })

  it('writes short aliases in capitals and keeps the case that a table gives', () => {
    assert.deepEqual(spellings({ name: 'Registered Nurse', aliases: ['rn', 'head of nursing', 'iOS nurse'] }), [
      'Registered Nurse',
      'RN',
      'Head of Nursing',
      'iOS nurse',
    ])
  })
})

describe('A vocabulary', () => {
  it('is refused where it is too short to make a world of', () => {
    for (const part of ['titles', 'skills', 'places'] as const)
      assert.throws(() => checkVocabulary({ ...smallVocabulary, [part]: [] }), RangeError)
  })
})

describe('largestPlaces', () => {
  it('takes the largest cities of each country, one of each name, weighted by the country and its people', () => {
    const cities = {
      names: ['Alba', 'Bera', 'Alba', 'Cora', 'Dena'],
      countries: ['XA', 'XA', 'XA', 'XB', 'XA'],
      latitudes: [1, 2, 3, 4, 5],
      longitudes: [6, 7, 8, 9, 10],
      populations: [100, 300, 50, 9, 10],
    }
    const places = largestPlaces(cities, 2, { XA: 0.8, XB: 0.2 })
    assert.deepEqual(
      places.map(({ city, weight }) => [city, Number(weight.toFixed(9))]),
      [
        ['Bera', 0.6],
        ['Alba', 0.2],
        ['Cora', 0.2],
      ],
    )
  })
})
