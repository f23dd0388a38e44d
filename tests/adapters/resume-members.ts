import fc from 'fast-check'
import { newestFirst } from '../../src/adapters/files/json-resume.ts'
import { parseMember } from '../../src/adapters/files/member-json.ts'
import type { Member } from '../../src/domain/member.ts'

/** Members as the format can hold them: texts that are not blank, positions newest first, skills and certificates with names. */
export function resumeMembers(): fc.Arbitrary<Member> {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `a${text.replace(/\p{C}/gu, '')}`)
  const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 })
  const record = (parts: Record<string, fc.Arbitrary<unknown>>) => fc.record(parts, { requiredKeys: [] })
  const named = (name: string, rest: string) => fc.record({ [name]: word, [rest]: word }, { requiredKeys: [name] })
  const month = fc.record(
    { year: fc.integer({ min: 1950, max: 2025 }), month: fc.integer({ min: 1, max: 12 }) },
    { requiredKeys: ['year'] },
  )
  const address = fc.constantFrom('https://example.com/ada', 'example.com:8080')
  const span = fc
    .record({ start: month, end: month }, { requiredKeys: [] })
    .filter(({ start, end }) => start === undefined || end === undefined || start.year < end.year)
  const place = record({ city: word, region: word, countryCode: fc.constantFrom('DE', 'US'), text: word }).filter(
    (parts) => Object.keys(parts).length > 0,
  )
  const salary = fc.record(
    { min: fc.nat(50_000), max: fc.integer({ min: 50_000, max: 90_000 }), currency: fc.constant('EUR') },
    { requiredKeys: ['currency'] },
  )
  const parts = {
    audience: fc.constantFrom({ type: 'marketplace' }, { type: 'contract', contract: 'acme' }),
    identity: record({
      name: word,
      email: fc.constantFrom('ada@example.com', 'jörg@exämple.de'),
      phone: word,
      url: address,
      image: address,
      profiles: fc.array(record({ network: word, username: word, url: address }).filter(notEmpty), { minLength: 1, maxLength: 2 }),
    }),
    headline: word,
    summary: word,
    location: place,
    positions: some(
      record({ title: word, company: word, industry: word, location: place, span, description: word }).map(withSpan).filter(notEmpty),
    ).map((all) => [...all].sort(newestFirst as (a: object, b: object) => number)),
    education: some(record({ school: word, degree: word, fieldOfStudy: word, span }).map(withSpan).filter(notEmpty)),
    skills: some(named('name', 'level')),
    languages: some(named('language', 'fluency')),
    certificates: some(word),
    intent: fc.constantFrom('active', 'closed'),
    preferences: record({ titles: some(word), locations: some(place), workplaces: fc.constant(['remote']), salary }),
    workPermits: fc.constantFrom(['DE'], ['US', 'FR']),
    hiddenFrom: some(word),
  }
  return fc.record({ id: word, ...parts }, { requiredKeys: ['id'] }).map((value) => parseMember(JSON.parse(JSON.stringify(value))))
}

function withSpan({ span = {}, ...rest }: { readonly span?: object }): object {
  return { ...rest, ...span }
}

function notEmpty(value: object): boolean {
  return Object.keys(value).length > 0
}
