import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { posting, rowsOf } from '../../../tests/adapters/posting-rows.ts'
import { parseJob } from './job-json.ts'
import { jobOfPosting } from './job-posting.ts'

describe('a JobPosting', () => {
  it('becomes a job', () => {
    const job = jobOfPosting({
      ...posting,
      description: '<p>We <b>cook</b>.</p><ul><li>Soup</li><li>Bread &amp; butter</li></ul><script>alert(1)</script>',
      hiringOrganization: { '@type': 'Organization', name: 'Kitchen Ltd' },
      jobLocation: { '@type': 'Place', address: { addressLocality: 'Bonn', addressRegion: 'NRW', addressCountry: 'Germany' } },
      employmentType: ['OTHER', 'PART_TIME'],
      baseSalary: { currency: 'eur', value: { minValue: 15, maxValue: '20.5', unitText: 'HOUR' } },
      skills: 'Soup, Bread',
      experienceRequirements: { monthsOfExperience: 18 },
      datePosted: '2026-01-05',
      validThrough: '2026-02-01',
    })
    assert.deepEqual(job, {
      ...parseJob({ id: job.id, title: 'Cook' }),
      description: 'We cook.\n\n• Soup\n\n• Bread & butter',
      company: 'Kitchen Ltd',
      location: { city: 'Bonn', region: 'NRW', countryCode: 'DE' },
      employmentType: 'part-time',
      salary: { min: 31_200, max: 42_640, currency: 'EUR' },
      targeting: { skills: ['Soup', 'Bread'], minYears: 1.5 },
      postedAt: Date.UTC(2026, 0, 5),
      expiresAt: Date.UTC(2026, 1, 2) - 1,
    })
  })

  it('states salaries by the year, from any unit', () => {
    const min = (amount: unknown) => jobOfPosting({ ...posting, salaryCurrency: 'USD', baseSalary: amount }).salary?.min
    const each = (unitText: string) => min({ value: { value: 10, unitText } })
    assert.deepEqual(['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'].map(each), [20_800, 2600, 520, 120, 10])
    assert.deepEqual([min(500), min('65,000'), min({ value: 7 }), min(undefined)], [500, 65_000, 7, undefined])
  })

  it('may be done from anywhere, and lists further places as asked for', () => {
    const job = jobOfPosting({
      ...posting,
      jobLocationType: 'TELECOMMUTE',
      jobLocation: [{ address: { addressLocality: 'Bonn', addressCountry: { name: 'DE' } } }, { address: 'Paris, France' }],
      applicantLocationRequirements: { '@type': 'Country', name: 'USA' },
    })
    assert.equal(job.workplace, 'remote')
    assert.deepEqual(job.location, { city: 'Bonn', countryCode: 'DE' })
    assert.deepEqual(job.targeting.locations, [{ text: 'Paris, France' }, { countryCode: 'US' }])
  })

  it('says how many employment types a job could not hold', async () => {
    const counted = async (employmentType: unknown) => {
      const [row] = await rowsOf(JSON.stringify({ ...posting, employmentType }))
      assert.ok(row?.subject === 'jobs')
      return [row.job.employmentType, row.ignored['employmentType beyond the first']]
    }
    assert.deepEqual(await counted(['FULL_TIME', 'PART_TIME', 'OTHER']), ['full-time', 2])
    assert.deepEqual(await counted(['FULL_TIME', 'full-time']), ['full-time', undefined])
    assert.deepEqual(await counted('CONTRACTOR'), ['contract', undefined])
  })

  it('is refused with the field at fault', async () => {
    const faults: readonly [object, string][] = [
      [{ title: undefined }, 'title'],
      [{ validThrough: 'soon' }, 'validThrough'],
      [{ baseSalary: { currency: 'EUR', value: { value: 1, unitText: 'PIECE' } } }, 'baseSalary.value.unitText'],
      [{ baseSalary: { currency: 'euro', value: 3 } }, 'baseSalary.currency'],
      [{ baseSalary: { currency: 'EUR', value: { minValue: 'much' } } }, 'baseSalary.value.minValue'],
    ]
    for (const [fields, field] of faults) {
      const [row] = await rowsOf(JSON.stringify({ ...posting, ...fields }))
      assert.equal(row!.subject === 'none' && row!.problem.field, field)
    }
  })

  it('has the same id wherever it is found again', () => {
    const id = (fields: object) => jobOfPosting({ ...posting, ...fields }).id
    const named = { identifier: { '@type': 'PropertyValue', value: 77 }, hiringOrganization: 'A' }
    assert.equal(id(named), id({ ...named, description: 'changed' }))
    assert.notEqual(id(named), id({ ...named, hiringOrganization: 'B' }))
  })
})
