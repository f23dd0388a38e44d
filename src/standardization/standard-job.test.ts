import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, number, proof, values } from '../../tests/standardization/ada.ts'
import { ownStandardizer } from '../../tests/standardization/own-standardizer.ts'
import { marketplace } from '../domain/audience.ts'
import type { JobId, Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { PlaceText } from '../domain/place.ts'
import { standardizeJob } from './standard-job.ts'

const job: Job = {
  id: 'j1' as JobId,
  audience: marketplace,
  title: 'Senior Java Developer (m/f/d)',
  company: 'Nordwind Logistics GmbH',
  description: "You know Docker and have a bachelor's or master's degree. We maintain what we build.",
  location: { text: 'Remote - Berlin, Germany' },
  salary: { min: 80_000, max: 100_000, currency: 'EUR' },
  targeting: { skills: ['Kotlin'], mustHaveSkills: ['Java', 'Postgres'], minYears: 5, languages: ['German'], workPermit: 'DE' },
  state: 'open',
  expiresAt: (at + 86_400_000 / 2) as Timestamp,
}

describe('standardizeJob', () => {
  const posting = standardizeJob(ownStandardizer, job, at)

  it('puts what is targeted before what the text names', () => {
    assert.deepEqual(values(posting, 'must-have-skill'), ['java', 'postgresql'])
    assert.deepEqual(values(posting, 'skill'), ['java', 'postgresql', 'kotlin', 'docker'])
    assert.equal(proof(posting, 'skill', 'java'), 'targeting.mustHaveSkills[0]')
    assert.equal(proof(posting, 'skill', 'docker'), 'description')
  })

  it('reads title, seniority, place, workplace, degree and state', () => {
    assert.deepEqual(values(posting, 'title'), ['software-engineer'])
    assert.deepEqual(values(posting, 'seniority'), ['senior'])
    assert.deepEqual(values(posting, 'location'), ['city:2950159', 'region:DE.16', 'country:DE'])
    assert.deepEqual(values(posting, 'workplace'), ['remote'])
    assert.deepEqual(values(posting, 'work-permit'), ['DE'])
    assert.deepEqual(values(posting, 'job-state'), ['open'])
    assert.equal(number(posting, 'degree-level'), 3)
    assert.equal(number(posting, 'min-years'), 5)
    assert.ok(number(posting, 'salary-max') > number(posting, 'salary-min'))
  })

  it('states its end to the part of the day', () => assert.equal(number(posting, 'expires-day') % 1, 0.5))

  it('takes the targeted places where the posting names none', () => {
    const targeted = standardizeJob(
      ownStandardizer,
      { ...job, location: { text: 'Remote' }, targeting: { locations: [{ text: 'Vienna' }] } },
      at,
    )
    assert.ok(values(targeted, 'location').includes('country:AT'))
  })

  it('reads the words of targeted skills as text, behind the title', () => {
    const { sections } = standardizeJob(
      ownStandardizer,
      { ...job, targeting: { mustHaveSkills: ['Qqrare'], skills: ['Zorb Weaving'] } },
      at,
    )
    assert.deepEqual(sections.slice(1, 3), [['qqrare'], ['zorb', 'weaving']])
    assert.equal(sections[0]![0], 'senior')
  })

  it('names nothing as unread where all is known', () => assert.deepEqual(posting.unread, []))

  it('names what it targets and nobody knows', () => {
    const targeting = {
      mustHaveSkills: ['Java', 'Qqrare'],
      skills: ['Zorb Weaving'],
      languages: ['Klingon', 'German'],
      locations: [{ text: 'Vienna' }, { text: 'Nowhereville' }],
    }
    const { location: _, ...placeless } = job
    assert.deepEqual(standardizeJob(ownStandardizer, { ...placeless, targeting }, at).unread, [
      { field: 'targeting.mustHaveSkills[]', index: 1, text: 'Qqrare' },
      { field: 'targeting.skills[]', index: 0, text: 'Zorb Weaving' },
      { field: 'targeting.locations[]', index: 1, text: 'Nowhereville' },
      { field: 'targeting.languages[]', index: 0, text: 'Klingon' },
    ])
  })

  it('names a place that is not known in the country that stands for it', () => {
    const unread = (location: PlaceText) =>
      standardizeJob(ownStandardizer, { ...job, location }, at).unread.map(({ text, readAs }) => [text, readAs])
    assert.deepEqual(unread({ city: 'Nowhereville', countryCode: 'DE' }), [['Nowhereville', 'country:DE']])
    assert.deepEqual(unread({ region: 'Nowhereshire', countryCode: 'DE' }), [['Nowhereshire', 'country:DE']])
    assert.deepEqual(unread({ text: 'Nowhereville, Germany' }), [['Nowhereville, Germany', 'country:DE']])
    assert.deepEqual(unread({ city: 'Berlin', countryCode: 'FR' }), [['Berlin', 'country:FR']])
    const known: readonly PlaceText[] = [
      { countryCode: 'DE' },
      { city: 'Berlin', countryCode: 'DE' },
      { region: 'Bavaria', countryCode: 'DE' },
      { text: 'Bavaria, Germany' },
      { text: 'Greater Munich Area' },
      { text: 'Germany' },
      { text: 'Remote, Germany' },
      { text: 'Remote' },
      { text: 'Hybrid' },
      { text: 'California' },
    ]
    for (const place of known) assert.deepEqual(unread(place), [], JSON.stringify(place))
  })
})
