import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PlatformError } from '../../domain/errors.ts'
import { parseJob } from './job-json.ts'
import { parseMember } from './member-json.ts'

/** The field of the refusal. */
function faultOf(read: () => unknown): string | undefined {
  try {
    read()
  } catch (error) {
    assert.ok(error instanceof PlatformError)
    assert.match(error.message, /; /, 'the message ends with a remedy')
    return error.field
  }
  return undefined
}

function messageOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    assert.ok(error instanceof PlatformError)
    return error.message
  }
  return ''
}

describe('a member from outside', () => {
  it('needs no more than an id, and is then empty and on the marketplace', () => {
    const member = parseMember({ id: 'ada' })
    assert.deepEqual(member.audience, { type: 'marketplace' })
    assert.deepEqual([member.positions, member.skills, member.hiddenFrom, member.identity], [[], [], [], {}])
  })

  it('keeps what it states', () => {
    const stated = { id: 'ada', intent: 'open', positions: [{ title: 'Analyst', start: { year: 2020, month: 2 } }], workPermits: ['DE'] }
    assert.deepEqual({ ...parseMember(stated), ...stated }, parseMember(stated))
  })

  const faults: readonly [string, object, string][] = [
    ['an unknown field', { nickname: 'a' }, 'nickname'],
    ['a skill without name', { skills: [{ level: 'expert' }] }, 'skills[0].name'],
    ['a month 13', { positions: [{ start: { year: 2020, month: 13 } }] }, 'positions[0].start.month'],
    ['an intent nobody knows', { intent: 'eager' }, 'intent'],
    ['a country in lower case', { location: { countryCode: 'de' } }, 'location.countryCode'],
    ['a country that is none', { location: { countryCode: 'ZZ' } }, 'location.countryCode'],
    ['a work permit of no country', { workPermits: ['DE', 'UK'] }, 'workPermits[1]'],
    ['a currency that is none', { preferences: { salary: { min: 1, currency: 'ZZZ' } } }, 'preferences.salary.currency'],
    ['a day that its month does not have', { positions: [{ start: '2015-02-31' }] }, 'positions[0].start'],
    ['an end before the start', { positions: [{ start: '2019', end: { year: 2018 } }] }, 'positions[0].end'],
    ['an end in a month before the start', { education: [{ start: '2019-05', end: '2019-04' }] }, 'education[0].end'],
    ['a start far in the future', { positions: [{ start: { year: 2099, month: 2 } }] }, 'positions[0].start'],
    ['a skill of no name', { skills: [{ name: ' ' }] }, 'skills[0].name'],
    ['a language of no name', { languages: [{ language: '' }] }, 'languages[0].language'],
    ['an address that runs', { identity: { url: ' javascript:alert(1)' } }, 'identity.url'],
    ['a profile that runs', { identity: { profiles: [{ url: 'data:text/html,x' }] } }, 'identity.profiles[0].url'],
    ['an e-mail address that is none', { identity: { email: 'notanemail' } }, 'identity.email'],
    ['text of the wrong type', { summary: 5 }, 'summary'],
    ['a text that is too long', { summary: 'x'.repeat(20_001) }, 'summary'],
    ['too many skills', { skills: Array.from({ length: 301 }, (_, index) => ({ name: `s${index}` })) }, 'skills'],
    ['a salary upside down', { preferences: { salary: { min: 2, max: 1, currency: 'EUR' } } }, 'preferences.salary.min'],
    ['an audience of nobody', { audience: { type: 'contract' } }, 'audience.contract'],
  ]
  for (const [fault, fields, field] of faults) {
    it(`is refused for ${fault}, by name of the field`, () =>
      assert.equal(
        faultOf(() => parseMember({ id: 'ada', ...fields })),
        field,
      ))
  }

  it('may write addresses as people do, and leave months open', () => {
    for (const url of ['example.org', 'localhost:8080/x', 'https://exämple.org']) parseMember({ id: 'ada', identity: { url } })
    parseMember({ id: 'ada', identity: { email: 'jörg@exämple.de', image: 'data:image/png;base64,iVBO' } })
    parseMember({ id: 'ada', positions: [{ start: { year: 2019, month: 5 }, end: { year: 2019 } }] })
    parseMember({ id: 'ada', location: { countryCode: 'XK' }, preferences: { salary: { min: 1, currency: 'HRK' } } })
  })

  it('is told what a code or an address should be', () => {
    const refusal = (fields: object) => messageOf(() => parseMember({ id: 'ada', ...fields }))
    assert.match(
      refusal({ location: { countryCode: 'UK' } }),
      /is the code of no country; send an ISO 3166-1 alpha-2 code, such as DE, GB or US$/,
    )
    assert.match(refusal({ hiddenFrom: [' '] }), /^hiddenFrom\[0\]: is blank; fill it, or leave it out$/)
  })

  it('may state a month as text, as résumés do', () => {
    const positions = [{ title: 'Cook', start: '2015-01', end: '2019' }, { start: { year: 2012 } }]
    const member = parseMember({ id: 'ada', positions, education: [{ school: 'Oxford', end: '2011-06-30' }] })
    assert.deepEqual(member.positions, [{ title: 'Cook', start: { year: 2015, month: 1 }, end: { year: 2019 } }, { start: { year: 2012 } }])
    assert.deepEqual(member.education, [{ school: 'Oxford', end: { year: 2011, month: 6 } }])
  })

  it('is told the shape where it has another', () => {
    const refusal = (fields: object) => messageOf(() => parseMember({ id: 'ada', ...fields }))
    const month = /^positions\[0\]\.start: .*; send a month or a year, such as \{"year":2015,"month":1\} or "2015-01"$/
    for (const start of [2015, 'May 2015', '15-01', [2015]]) assert.match(refusal({ positions: [{ start }] }), month)
    assert.match(refusal({ positions: [{ start: {} }] }), /^positions\[0\]\.start\.year: .*; send a month or a year, such as/)
    assert.match(refusal({ positions: [{ end: '2015-13' }] }), /^positions\[0\]\.end: is not a date; write 2016/)
    assert.match(refusal({ location: 'Berlin' }), /^location: must be object; send an object with city, region, countryCode, text$/)
    assert.match(refusal({ skills: ['Java'] }), /^skills\[0\]: must be object; send an object with name, level$/)
  })

  it('is refused for an id that is empty, too long, or has a line break', () => {
    for (const id of ['', 'x'.repeat(201), 'a\nb', 7, null])
      assert.equal(
        faultOf(() => parseMember({ id })),
        'id',
      )
    assert.equal(
      faultOf(() => parseMember({})),
      'id',
    )
  })
})

describe('a job from outside', () => {
  it('may state times in milliseconds or as ISO dates, which hold to the end of their day', () => {
    const at = (expiresAt: unknown) => parseJob({ id: 'j', title: 'Cook', expiresAt }).expiresAt
    assert.equal(at(1_767_225_600_000), 1_767_225_600_000)
    assert.equal(at('2026-01-31'), Date.UTC(2026, 1, 1) - 1)
    assert.equal(at('2026-01-31T18:00:00Z'), Date.UTC(2026, 0, 31, 18))
    assert.equal(parseJob({ id: 'j', title: 'Cook', postedAt: '2026-01-31' }).postedAt, Date.UTC(2026, 0, 31))
    const remedy = /^expiresAt: .*; send milliseconds since 1970 or an ISO date, such as 1767225600000 or "2026-01-31"$/
    for (const wrong of ['soon', 1.5, {}])
      assert.match(
        messageOf(() => at(wrong)),
        remedy,
      )
    assert.match(
      messageOf(() => at('2026-99-01')),
      /^expiresAt: is not a date/,
    )
  })

  it('is open, on the marketplace and asks nothing unless it says so', () => {
    assert.deepEqual(parseJob({ id: 'j', title: 'Cook' }), {
      id: 'j',
      title: 'Cook',
      audience: { type: 'marketplace' },
      targeting: {},
      state: 'open',
    })
  })

  it('is refused without a title, and for years upside down', () => {
    assert.equal(
      faultOf(() => parseJob({ id: 'j' })),
      'title',
    )
    assert.equal(
      faultOf(() => parseJob({ id: 'j', title: '' })),
      'title',
    )
    assert.equal(
      faultOf(() => parseJob({ id: 'j', title: '   ' })),
      'title',
    )
    assert.equal(
      faultOf(() => parseJob({ id: 'j', title: 'Cook', postedAt: '2026-02-02', expiresAt: '2026-02-01' })),
      'expiresAt',
    )
    assert.equal(
      faultOf(() => parseJob({ id: 'j', title: 'Cook', targeting: { minYears: 5, maxYears: 2 } })),
      'targeting.minYears',
    )
  })
})
