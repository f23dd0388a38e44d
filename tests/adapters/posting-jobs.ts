import fc from 'fast-check'
import { parseJob } from '../../src/adapters/files/job-json.ts'
import type { Job } from '../../src/domain/job.ts'

/** Jobs as the vocabulary can hold them: texts without runs of space, amounts in whole units. */
export function postingJobs(): fc.Arbitrary<Job> {
  const word = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `a${text.replace(/[\s•\u007f]+/g, '')}`)
  const lines = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('\n'))
  const record = (parts: Record<string, fc.Arbitrary<unknown>>) => fc.record(parts, { requiredKeys: [] })
  const place = record({ city: word, region: word, countryCode: fc.constantFrom('DE', 'US'), text: word }).filter(
    (parts) => Object.keys(parts).length > 0,
  )
  const amounts = { min: fc.nat(50_000), max: fc.integer({ min: 50_000, max: 90_000 }) }
  const parts = {
    audience: fc.constantFrom({ type: 'marketplace' }, { type: 'contract', contract: 'acme' }),
    contract: word,
    company: word,
    industry: word,
    description: lines,
    location: place,
    workplace: fc.constantFrom('onsite', 'hybrid', 'remote'),
    employmentType: fc.constantFrom('full-time', 'part-time', 'contract', 'temporary', 'internship', 'volunteer'),
    salary: fc.record({ ...amounts, currency: fc.constantFrom('EUR', 'USD') }, { requiredKeys: ['currency'] }),
    targeting: record({
      skills: fc.array(word),
      mustHaveSkills: fc.array(word),
      minYears: fc.nat(5),
      maxYears: fc.integer({ min: 5, max: 9 }),
      locations: fc.array(place, { maxLength: 2 }),
      workPermit: fc.constant('DE'),
    }),
    state: fc.constantFrom('open', 'paused', 'closed'),
    postedAt: fc.nat(2 ** 31).map((seconds) => seconds * 1000 + 7),
    expiresAt: fc.nat(2 ** 30).map((seconds) => (2 ** 31 + seconds) * 1000 + 9),
  }
  return fc
    .record({ id: word, title: word, ...parts }, { requiredKeys: ['id', 'title'] })
    .map((value) => parseJob(JSON.parse(JSON.stringify(value))))
}
