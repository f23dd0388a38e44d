import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Member } from '../../domain/member.ts'
import type { ImportRow } from './import-row.ts'
import { checker } from './json-problem.ts'
import { memberOfResume, newestFirst, readJsonResumes } from './json-resume.ts'
import { resumeOfMember } from './json-resume-export.ts'
import { parseMember } from './member-json.ts'
import { taxonomyFolder } from './taxonomy-files.ts'
import { writtenResume } from './written-resume.ts'

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}

async function rowsOf(value: unknown): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  for await (const row of readJsonResumes(bytesOf(typeof value === 'string' ? value : JSON.stringify(value)))) rows.push(row)
  return rows
}

async function problemOf(value: unknown): Promise<{ field: string; message: string; remedy: string }> {
  const [row] = await rowsOf(value)
  assert.ok(row?.subject === 'none')
  return row.problem
}

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

  it('may stand in an array, where one fault harms no neighbour', async () => {
    const rows = await rowsOf([{ basics: { name: 'A' } }, { basics: 1 }, { basics: { name: 'C' } }])
    assert.deepEqual(
      rows.map(({ row, subject }) => [row, subject]),
      [
        [1, 'members'],
        [2, 'none'],
        [3, 'members'],
      ],
    )
  })

  it('may stand one a line, where one fault harms no neighbour, whichever line it is on', async () => {
    const [ada, bea] = [JSON.stringify({ basics: { name: 'Ada' } }), JSON.stringify({ basics: { name: 'Bea' } })]
    const subjects = async (lines: readonly string[]) => (await rowsOf(lines.join('\n'))).map(({ row, subject }) => `${row} ${subject}`)
    assert.deepEqual(await subjects([ada, '{"basics":', '', bea, '']), ['1 members', '2 none', '3 members'])
    assert.deepEqual(await subjects(['{"basics":', ada, bea]), ['1 none', '2 members', '3 members'])
    const [, long] = await rowsOf(`${ada}\n${JSON.stringify({ basics: { summary: 'x'.repeat(1_100_000) } })}\n${bea}`)
    assert.ok(long?.subject === 'none' && long.problem.message === 'is longer than 1 MB')
  })

  it('is one document, however it is printed', async () => {
    const value = { basics: { name: 'Ada' }, work: [{ position: 'Cook' }] }
    for (const text of [
      JSON.stringify(value),
      `${JSON.stringify(value)}\n`,
      JSON.stringify(value, undefined, 2),
      `[\n${JSON.stringify(value)}\n]`,
    ])
      assert.deepEqual(
        (await rowsOf(text)).map(({ row, subject }) => [row, subject]),
        [[1, 'members']],
        text,
      )
  })

  it('that says nothing of anybody is refused', async () => {
    for (const value of [{}, { basics: {} }, { basics: { name: '' }, work: [] }, { work: [] }])
      assert.equal((await problemOf(value)).field, 'basics')
  })

  it('comes back from a file with one export a line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(members(), { minLength: 1, maxLength: 4 }), async (all) => {
        const rows = await rowsOf(`${all.map((member) => JSON.stringify(resumeOfMember(member))).join('\n')}\n`)
        assert.deepEqual(
          rows.map((row) => row.subject === 'members' && row.member),
          all,
        )
      }),
      { seed: 8, numRuns: 60 },
    )
  })

  it('comes back from its export as the member it was', () => {
    fc.assert(
      fc.property(members(), (member) => {
        assert.deepEqual(memberOfResume(JSON.parse(JSON.stringify(resumeOfMember(member)))), member)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('has the fields that the schema of exports tells, and no others', () => {
    const check = checker(writtenResume)
    fc.assert(
      fc.property(members(), (member) => assert.equal(check(resumeOfMember(member)), undefined)),
      { seed: 9, numRuns: 300 },
    )
    for (const name of Object.keys(resumeOfMember(parseMember({ id: 'ada' })))) {
      const { [name]: _, ...less } = resumeOfMember(parseMember({ id: 'ada' }))
      assert.equal(check(less)?.field, name)
    }
  })

  it('comes back from its export however long the place of a position is', () => {
    const [city, region] = ['a'.repeat(400), 'b'.repeat(400)]
    const member = parseMember({ id: 'ada', positions: [{ title: 'Cook', location: { city, region } }] })
    assert.deepEqual(memberOfResume(resumeOfMember(member)), member)
  })
})

const samples = samplesFolder()

describe('the sample files of JSON Resume', { skip: samples === undefined ? 'the shared data are not on this machine' : false }, () => {
  it('become members where they are résumés, and are refused where they are schemas or jobs', async () => {
    const outcome: Record<string, string> = {}
    for (const name of await readdir(samples!)) {
      if (!name.endsWith('.json')) continue
      const [row] = await rowsOf(await readFile(join(samples!, name), 'utf8'))
      outcome[name] = row!.subject === 'none' ? row.problem.field : row!.subject
    }
    assert.deepEqual(outcome, {
      'career-changer.resume.json': 'members',
      'complete-resume.json': 'members',
      'job-schema.json': 'basics',
      'new-grad.resume.json': 'members',
      'sample.job.json': 'basics',
      'sample.resume.json': 'members',
      'schema.json': 'basics',
      'senior-engineer.resume.json': 'members',
      'storyResume.json': 'members',
    })
  })
})

function samplesFolder(): string | undefined {
  const path = join(taxonomyFolder(), '..', '..', 'shared', 'data', 'json-resume')
  return existsSync(path) ? path : undefined
}

/** Members as the format can hold them: texts that are not blank, positions newest first, skills and certificates with names. */
function members(): fc.Arbitrary<Member> {
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
