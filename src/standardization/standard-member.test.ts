import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadPlaces } from '../adapters/files/geonames.ts'
import { loadOwnTaxonomy } from '../adapters/files/taxonomy-files.ts'
import { marketplace } from '../domain/audience.ts'
import type { ContractId, JobId, MemberId, Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import { type NumberField, numberFields, type TermType } from '../domain/term.ts'
import { documentLimits } from './draft.ts'
import { evidencePath } from './evidence.ts'
import { labelOf } from './labels.ts'
import type { StandardDocument } from './standard-document.ts'
import { standardizeJob } from './standard-job.ts'
import { standardizeMember } from './standard-member.ts'
import { createStandardizer } from './standardizer.ts'

const standardizer = createStandardizer(loadOwnTaxonomy(), loadPlaces())
const at = Date.UTC(2025, 0, 15) as Timestamp

const member: Member = {
  id: 'm1' as MemberId,
  audience: marketplace,
  identity: { name: 'Ada Example', email: 'ada@example.org' },
  headline: 'Senior Java Developer at Nordwind Logistics | Kafka',
  summary: 'I go where the data is. Services in Java, Go and R; write to ada@example.org.',
  location: { city: 'Berlin', countryCode: 'DE' },
  positions: [
    {
      title: 'Senior Software Engineer II',
      company: 'Nordwind Logistics GmbH',
      industry: 'Logistics',
      start: { year: 2021, month: 1 },
      description: 'Moved services to Kubernetes.',
    },
    { title: 'Java Developer', company: 'Bluebird Payments, Inc.', start: { year: 2017, month: 1 }, end: { year: 2021, month: 7 } },
    { title: 'QA Engineer', company: 'The Elf Studio', start: { year: 2014, month: 1 }, end: { year: 2015, month: 1 } },
  ],
  education: [{ school: 'The Technical Univ. of Munich', degree: 'M.Sc. Computer Science' }],
  skills: [{ name: 'Java' }, { name: 'Postgres' }, { name: 'Unheard-of Thing' }],
  languages: [{ language: 'Deutsch (native)' }, { language: 'English' }],
  certificates: ['AWS Certified Solutions Architect'],
  intent: 'open',
  preferences: {
    titles: ['Staff Software Engineer'],
    locations: [{ text: 'Hamburg' }],
    workplaces: ['remote'],
    salary: { min: 90_000, currency: 'EUR' },
  },
  workPermits: ['DE'],
  hiddenFrom: ['Nordwind Logistics'],
}

const document = standardizeMember(standardizer, member, at)
const values = (of: StandardDocument, type: TermType) => of.terms.filter((term) => term.type === type).map((term) => term.value)
const proof = (of: StandardDocument, type: TermType, value: string) =>
  evidencePath(of.terms.find((term) => term.type === type && term.value === value)?.evidence ?? 0)
const number = (of: StandardDocument, field: NumberField) => of.numbers[numberFields.indexOf(field)]!

describe('standardizeMember', () => {
  it('proves each value by the field that states it, the list of skills before prose', () => {
    assert.equal(proof(document, 'skill', 'java'), 'skills[0].name')
    assert.equal(proof(document, 'skill', 'apache-kafka'), 'headline')
    assert.equal(proof(document, 'skill', 'go'), 'summary')
    assert.equal(proof(document, 'skill', 'kubernetes'), 'positions[0].description')
    assert.equal(proof(document, 'title', 'qa-engineer'), 'positions[2].title')
    assert.equal(proof(document, 'company', 'bluebird payments'), 'positions[1].company')
    assert.equal(proof(document, 'language', 'german'), 'languages[0].language')
    assert.equal(proof(document, 'desired-title', 'software-engineer'), 'preferences.titles[0]')
  })

  it('keeps what is current apart from what was', () => {
    assert.deepEqual(values(document, 'title'), ['software-engineer', 'qa-engineer'])
    assert.deepEqual(values(document, 'current-title'), ['software-engineer'])
    assert.deepEqual(values(document, 'company'), ['nordwind logistics', 'bluebird payments', 'elf studio'])
    assert.deepEqual(values(document, 'current-company'), ['nordwind logistics'])
    assert.deepEqual(values(document, 'seniority'), ['senior'])
    assert.deepEqual(values(document, 'function'), ['engineering'])
    assert.deepEqual(values(document, 'industry'), ['logistics-and-supply-chain'])
  })

  it('states the place with all that lies above it, the wished place alone', () => {
    assert.deepEqual(values(document, 'location'), ['city:2950159', 'region:DE.16', 'country:DE'])
    assert.equal(values(document, 'desired-location').length, 1)
  })

  it('reads degrees, fields and schools', () => {
    assert.deepEqual(values(document, 'degree'), ['master-of-science'])
    assert.deepEqual(values(document, 'field-of-study'), ['computer-science'])
    assert.deepEqual(values(document, 'school'), ['technical university of munich'])
    assert.equal(number(document, 'degree-level'), 4)
  })

  it('states who may find the member', () => {
    assert.deepEqual(values(document, 'audience'), ['marketplace'])
    assert.deepEqual(values(document, 'hidden-from'), ['nordwind logistics'])
    const own = standardizeMember(standardizer, { ...member, audience: { type: 'contract', contract: 'c7' as ContractId } }, at)
    assert.deepEqual(values(own, 'audience'), ['contract:c7'])
  })

  it('counts overlapping months once, and leaves unknown numbers open', () => {
    // 2014-01 … 2015-01, then 2017-01 … 2025-01 without a gap: 12 + 96 months.
    assert.equal(number(document, 'years'), 9)
    assert.equal(number(document, 'tenure-months'), 48)
    assert.equal(number(document, 'mean-tenure-months'), (48 + 54 + 12) / 3)
    assert.equal(number(document, 'seniority-level'), 3)
    assert.equal(number(document, 'salary-min'), Math.fround(90_000 * standardizer.taxonomy.exchangeRates.rates['EUR']!))
    assert.ok(Number.isNaN(number(document, 'salary-max')) && Number.isNaN(number(document, 'min-years')))
  })

  it('ranks fuller, readier and fresher profiles higher, between 0 and 1', () => {
    const rank = (changed: Partial<Member>, when = at) =>
      number(standardizeMember(standardizer, { ...member, ...changed }, when), 'static-rank')
    assert.ok(rank({}) > rank({ skills: [] }) && rank({ intent: 'active' }) > rank({}) && rank({}, (at + 1e10) as Timestamp) > rank({}))
    assert.ok(rank({ intent: 'active' }) <= 1 && rank({ intent: 'closed', skills: [], positions: [] }) >= 0)
  })

  it('never shows the identity in its words', () => {
    const words = new Set(document.sections.flat())
    for (const word of ['ada', 'example', 'org']) assert.ok(!words.has(word), word)
  })

  it('takes the title from the headline where no position has one', () => {
    const bare = standardizeMember(standardizer, { ...member, positions: [] }, at)
    assert.deepEqual(values(bare, 'current-title'), ['software-engineer'])
    assert.equal(proof(bare, 'title', 'software-engineer'), 'headline')
    assert.ok(Number.isNaN(number(bare, 'years')))
  })

  it('gives the same document for the same profile', () => {
    assert.deepEqual(standardizeMember(standardizer, structuredClone(member), at), document)
  })
})

describe('hidden text', () => {
  const changed = (summary: string) => standardizeMember(standardizer, { ...member, summary: `${member.summary} ${summary}` }, at)
  const unflagged = ({ terms }: StandardDocument) => terms.filter(({ type }) => type !== 'text-flag')

  it('gains no terms by repetition', () => {
    assert.deepEqual(unflagged(changed('Services in Java, Go and R. '.repeat(3000))), document.terms)
  })

  it('does not read what is repeated on the spot', () => {
    assert.deepEqual(changed(`${'java '.repeat(3000)} end`).sections[1], [...document.sections[1]!, 'end'])
  })

  it('reads words split by invisible characters as what they look like', () => {
    assert.deepEqual(unflagged(changed('Services in Ja\u200bva, Go and R.')), document.terms)
  })

  it('is cut where the limits of a document end', () => {
    const stuffed = changed(Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(' '))
    assert.ok(stuffed.sections.flat().length <= documentLimits.tokens)
    const everySkill = changed(standardizer.taxonomy.skills.entries.map((skill) => skill.name).join(', '))
    assert.ok(values(everySkill, 'skill').length <= documentLimits.foundSkills + member.skills.length)
  })
})

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
  const posting = standardizeJob(standardizer, job, at)

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
      standardizer,
      { ...job, location: { text: 'Remote' }, targeting: { locations: [{ text: 'Vienna' }] } },
      at,
    )
    assert.ok(values(targeted, 'location').includes('country:AT'))
  })
})

describe('labelOf', () => {
  it('reads values to people', () => {
    const labels = document.terms.map(({ type, value }) => labelOf(standardizer, type, value))
    for (const label of [
      'Berlin, DE',
      'Software Engineer',
      'Nordwind Logistics',
      'Technical University of Munich',
      'Apache Kafka',
      'Senior',
    ])
      assert.ok(labels.includes(label), label)
    assert.equal(labelOf(standardizer, 'company', 'ibm'), 'Ibm')
    assert.equal(labelOf(standardizer, 'work-permit', 'DE'), 'Germany')
    assert.equal(labelOf(standardizer, 'audience', 'contract:c7'), 'c7')
  })
})
