/** A member whose every part is stated, as documents state it, and short ways to read documents. */
import { marketplace } from '../../src/domain/audience.ts'
import type { MemberId, Timestamp } from '../../src/domain/ids.ts'
import type { Member } from '../../src/domain/member.ts'
import { type NumberField, numberFields, type TermType } from '../../src/domain/term.ts'
import { evidencePath } from '../../src/standardization/evidence.ts'
import type { StandardDocument } from '../../src/standardization/standard-document.ts'
import { standardizeMember } from '../../src/standardization/standard-member.ts'
import { ownStandardizer } from './own-standardizer.ts'

export const at = Date.UTC(2025, 0, 15) as Timestamp

export const member: Member = {
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

export const document = standardizeMember(ownStandardizer, member, at)

export const values = (of: StandardDocument, type: TermType) => of.terms.filter((term) => term.type === type).map((term) => term.value)
export const proof = (of: StandardDocument, type: TermType, value: string) =>
  evidencePath(of.terms.find((term) => term.type === type && term.value === value)?.evidence ?? 0)
export const number = (of: StandardDocument, field: NumberField) => of.numbers[numberFields.indexOf(field)]!
