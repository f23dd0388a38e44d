import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, number, proof, values } from '../../tests/standardization/ada.ts'
import { ownStandardizer } from '../../tests/standardization/own-standardizer.ts'
import { marketplace } from '../domain/audience.ts'
import type { JobId, Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
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
})
