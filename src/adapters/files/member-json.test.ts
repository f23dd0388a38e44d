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
      faultOf(() => parseJob({ id: 'j', title: 'Cook', targeting: { minYears: 5, maxYears: 2 } })),
      'targeting.minYears',
    )
  })
})
