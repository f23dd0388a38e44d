import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { problemOf, rowsOf } from '../../../tests/adapters/resume-rows.ts'
import { memberOfResume } from './json-resume.ts'

describe('a JSON Resume', () => {
  it('loses what cannot be meant, each told, but is not refused for it', async () => {
    const [row] = await rowsOf({
      basics: { name: 'Ada', email: 'ada at example', url: 'javascript:alert(1)', location: { city: 'Bonn', countryCode: 'ZZ' } },
      work: [
        { position: 'Cook', startDate: '2015-02-31', endDate: '2016' },
        { position: 'Chef', startDate: '2019', endDate: '2018' },
      ],
      education: [{ institution: 'Oxford', startDate: '2099-02' }],
    })
    assert.ok(row?.subject === 'members')
    assert.deepEqual(row.member.identity, { name: 'Ada' })
    assert.deepEqual(row.member.location, { text: 'Bonn, ZZ' })
    assert.deepEqual(row.member.positions, [
      { title: 'Chef', end: { year: 2018 } },
      { title: 'Cook', start: { year: 2015, month: 2 }, end: { year: 2016 } },
    ])
    assert.deepEqual(row.ignored, {
      'basics.email that is no address': 1,
      'basics.url that is no web address': 1,
      'work.startDate that is after the end': 1,
      'education.startDate that lies far in the future': 1,
    })
  })

  it('becomes a member with its career, newest first', () => {
    const member = memberOfResume({
      basics: {
        name: 'Ada Example',
        label: 'Engineer',
        email: 'ada@example.com',
        location: { city: 'Bonn', countryCode: 'de', postalCode: '53111' },
      },
      work: [
        { name: 'Old Ltd', position: 'Junior', startDate: '2010', endDate: '2012-05' },
        {
          name: 'New Ltd',
          position: 'Lead',
          startDate: '2012-06-03',
          summary: 'Leads.',
          highlights: ['Built it', 'Ran it'],
          location: 'Remote',
        },
      ],
      skills: [{ name: 'Web', level: 'Master', keywords: ['HTML', 'web', 'CSS'] }],
      certificates: [{ name: 'First aid', date: '2020' }],
    })
    assert.deepEqual(member.location, { city: 'Bonn', countryCode: 'DE' })
    assert.deepEqual(member.positions, [
      {
        title: 'Lead',
        company: 'New Ltd',
        location: { text: 'Remote' },
        start: { year: 2012, month: 6 },
        description: 'Leads.\n• Built it\n• Ran it',
      },
      { title: 'Junior', company: 'Old Ltd', start: { year: 2010 }, end: { year: 2012, month: 5 } },
    ])
    assert.deepEqual(
      member.skills.map(({ name, level }) => [name, level]),
      [
        ['Web', 'Master'],
        ['HTML', 'Master'],
        ['CSS', 'Master'],
      ],
    )
    assert.deepEqual(member.certificates, ['First aid'])
  })

  it('counts what it reads over', async () => {
    const [row] = await rowsOf({
      basics: { name: 'A', location: { postalCode: '1' } },
      awards: [{ title: 'x' }],
      work: [{ keywords: [] }, { keywords: [] }],
    })
    assert.ok(row?.subject === 'members')
    assert.deepEqual(row.ignored, { 'basics.location.postalCode': 1, awards: 1, 'work.keywords': 2 })
  })

  it('takes null and empty text as absent', () => {
    const member = memberOfResume({ basics: { name: 'A', label: '', phone: null }, work: [{ position: 'B', endDate: '' }] })
    assert.equal(member.headline, undefined)
    assert.deepEqual(member.positions, [{ title: 'B' }])
  })

  it('keeps a country that is no code as text', () => {
    assert.deepEqual(memberOfResume({ basics: { location: { city: 'Bonn', countryCode: 'Germany' } } }).location, { text: 'Bonn, Germany' })
  })

  it('is refused for a date that is none, by the path of the date', async () => {
    for (const startDate of ['May 2016', '2016-13', '2016-00', '16', '2016-05-32', '2016/05']) {
      assert.equal((await problemOf({ basics: {}, work: [{ position: 'a' }, { startDate }] })).field, 'work[1].startDate')
    }
  })

  it('is refused where it is something else', async () => {
    assert.equal((await problemOf({ title: 'Web Developer', company: 'Acme' })).field, 'basics')
    assert.equal((await problemOf('not json')).message, 'is not valid JSON')
    assert.equal((await problemOf({ basics: { name: 5 } })).field, 'basics.name')
    assert.equal((await problemOf('[7]')).field, 'body')
  })

  it('gives the same id for the same person, and another for another', () => {
    const of = (basics: object) => memberOfResume({ basics }).id
    assert.equal(of({ email: 'Ada@Example.com' }), of({ email: 'ada@example.com', name: 'Ada' }))
    assert.notEqual(of({ name: 'Ada' }), of({ name: 'Bea' }))
  })

  it('that says nothing of anybody is refused', async () => {
    for (const value of [{}, { basics: {} }, { basics: { name: '' }, work: [] }, { work: [] }])
      assert.equal((await problemOf(value)).field, 'basics')
  })

  it('that states a name twice in one object is refused by its path', async () => {
    assert.deepEqual(await problemOf('{"basics": {"name": "Ada", "name": "Bea"}}'), {
      field: 'basics.name',
      message: 'is stated twice in one object',
      remedy: 'state it once',
    })
  })
})
