import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readCsv } from './csv.ts'
import { jobColumns, memberColumns } from './csv-columns.ts'
import type { ImportRow, Subject } from './import-row.ts'
import { readNdjson } from './ndjson.ts'
import { taxonomyFolder } from './taxonomy-files.ts'

/** In chunks of seven bytes, so that every record and many characters are cut. */
async function* chunked(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7)
}

async function collect(rows: AsyncIterable<ImportRow>): Promise<ImportRow[]> {
  const all: ImportRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

const csv = (text: string, subject?: Subject) => collect(readCsv(chunked(Buffer.from(text)), subject))
const ndjson = (text: string, subject?: Subject) => collect(readNdjson(chunked(Buffer.from(text)), subject))
const problems = (rows: readonly ImportRow[]) => rows.flatMap((row) => (row.subject === 'none' ? [[row.row, row.problem.field]] : []))

describe('CSV', () => {
  it('skips records without a word, as spreadsheets leave them', async () => {
    const rows = await csv('id;name;title_1\nm1;Ada;Cook\n;;\n ; ;\n;;;;;;\nm2;Bea;Chef\n;;\n', 'members')
    assert.deepEqual(
      rows.map(({ subject }) => subject),
      ['members', 'blank', 'blank', 'blank', 'members', 'blank'],
    )
  })

  it('refuses people whom nothing names, who would all become one', async () => {
    const rows = await csv('name,headline\nAda,Cook\n,Chef\n,Baker\n', 'members')
    assert.deepEqual(problems(rows), [
      [2, 'id'],
      [3, 'id'],
    ])
  })

  it('becomes members, lists parted by semicolons', async () => {
    const [row] = await csv(
      'id,Name,skills,languages,title_1,company_1,start_1,title_2,city,country-code,desired_titles,salary_min,salary_currency,colour\n' +
        'm1,"Özil, Ada",Java; SQL:expert,German:native,Lead,"A ""B"" C",2020-03,Junior,Bonn,de,Chief; Boss,50000,EUR,red\n',
      'members',
    )
    assert.ok(row?.subject === 'members')
    const { identity, skills, languages, positions, location, preferences } = row.member
    assert.deepEqual(identity, { name: 'Özil, Ada' })
    assert.deepEqual(skills, [{ name: 'Java' }, { name: 'SQL', level: 'expert' }])
    assert.deepEqual(languages, [{ language: 'German', fluency: 'native' }])
    assert.deepEqual(positions, [{ title: 'Lead', company: 'A "B" C', start: { year: 2020, month: 3 } }, { title: 'Junior' }])
    assert.deepEqual(location, { city: 'Bonn', countryCode: 'DE' })
    assert.deepEqual(preferences, { titles: ['Chief', 'Boss'], salary: { min: 50_000, currency: 'EUR' } })
    assert.deepEqual(row.ignored, { colour: 1 })
  })

  it('becomes jobs, by the column type', async () => {
    const [row] = await csv('type,id,title,must_have_skills,min_years,expires_at,state\njob,j1,Cook,Soup,2.5,2026-02-01,paused\n')
    assert.ok(row?.subject === 'jobs')
    assert.deepEqual(row.job, {
      id: 'j1',
      title: 'Cook',
      audience: { type: 'marketplace' },
      targeting: { mustHaveSkills: ['Soup'], minYears: 2.5 },
      state: 'paused',
      expiresAt: Date.UTC(2026, 1, 1),
    })
  })

  it('refuses single records with row and column, and takes the others', async () => {
    const rows = await csv('id,name,start_1,salary_min\nm1,Ada,2020,\nm2,Bea,soon,\nm3,Cy,,much\nm4,Di,,\n', 'members')
    assert.deepEqual(problems(rows), [
      [2, 'start_1'],
      [3, 'salary_min'],
    ])
    assert.equal(rows.filter(({ subject }) => subject === 'members').length, 2)
  })

  it('refuses records with too few or too many cells, and takes those behind them', async () => {
    const rows = await csv('id,name,skills\nm1,Ada,Java\nm2,short\nm3,Cy,Java,more\nm4,Di,\n', 'members')
    assert.deepEqual(problems(rows), [
      [2, 'body'],
      [3, 'body'],
    ])
    assert.equal(rows.length, 4)
  })

  it('takes a quote inside a cell as it is, and blank lines and line ends of both kinds for nothing', async () => {
    const rows = await csv('id,headline\nm1,Fits 5" pipes\r\n\r\n\nm2,"Fits ""all"" pipes"\r\n', 'members')
    assert.deepEqual(
      rows.map((row) => row.subject === 'members' && row.member.headline),
      ['Fits 5" pipes', 'Fits "all" pipes'],
    )
  })

  it('is read with semicolons where the header has them', async () => {
    const [row] = await csv('id;name;skills\nm1;"Özil, Ada";"Java; SQL"\n', 'members')
    assert.ok(row?.subject === 'members')
    assert.deepEqual([row.member.identity.name, row.member.skills.map(({ name }) => name)], ['Özil, Ada', ['Java', 'SQL']])
  })

  it('asks what a record holds where nothing says so', async () => assert.deepEqual(problems(await csv('id\nm1\n')), [[1, 'type']]))

  it('refuses the record with a byte that is no UTF-8 by its own number, and takes all others', async () => {
    const good = (from: number, count: number) => Array.from({ length: count }, (_, index) => `m${from + index},Jörg\n`).join('')
    const bytes = Buffer.concat([
      Buffer.from(`\ufeffid,name\n${good(1, 1200)}`),
      Buffer.from('m1201,J\u00e9r\n', 'latin1'),
      Buffer.from(good(1202, 1200)),
    ])
    const rows = await collect(readCsv(chunked(bytes), 'members'))
    assert.deepEqual(problems(rows), [[1201, 'name']])
    assert.equal(rows.filter((row) => row.subject === 'members' && row.member.identity.name === 'Jörg').length, 2400)
    assert.equal(rows.at(-1)!.row, 2401)
  })

  it('takes what stands before a quote that is never closed, and names the row and column that open it', async () => {
    const rows = await csv('id,name\nm1,Ada\nm2,"Bea\nm3,Cy\nm4,Di\n', 'members')
    assert.deepEqual(problems(rows), [[2, 'name']])
    assert.deepEqual(
      rows.map(({ subject }) => subject),
      ['members', 'none'],
    )
  })

  it('refuses a file without header, whose first record would be taken for it', async () =>
    assert.deepEqual(problems(await csv('m1,Ada,Cook\n', 'members')), [[1, 'header']]))

  it('refuses a header that names a column twice, but leaves unknown ones alone', async () => {
    const [row] = await csv('type,id,id\nmember,m1,m2\n')
    assert.ok(row?.subject === 'none')
    assert.equal(row.problem.message, 'names the column id twice')
    assert.equal((await csv('id,,,note,note\nm1,,,a,b\n', 'members'))[0]!.subject, 'members')
  })

  it('refuses a header that is no UTF-8', async () => {
    const bytes = Buffer.from('id,gr\u00f6\u00dfe\nm1,1\n', 'latin1')
    assert.deepEqual(problems(await collect(readCsv(chunked(bytes), 'members'))), [[1, 'header']])
  })

  it('refuses control characters by the column', async () =>
    assert.deepEqual(problems(await csv('id,name\nm1,A\u0000\n', 'members')), [[1, 'name']]))

  it('has every column in the documentation', async () => {
    const text = await readFile(join(taxonomyFolder(), '..', 'docs', 'importing.md'), 'utf8')
    const named = (column: string) => text.includes(`\`${column.replace(/_\d+$/, '_N')}\``)
    assert.deepEqual(
      [...memberColumns, ...jobColumns].filter((column) => !named(column)),
      [],
    )
  })
})

describe('NDJSON', () => {
  it('holds members and jobs, told apart by type, blank lines apart', async () => {
    const rows = await ndjson('{"type":"member","id":"m1","headline":"Köchin"}\r\n\n{"type":"job","id":"j1","title":"Cook"}')
    assert.deepEqual(
      rows.map(({ row, subject }) => [row, subject]),
      [
        [1, 'members'],
        [3, 'jobs'],
      ],
    )
  })

  it('takes the subject for lines without type', async () => assert.equal((await ndjson('{"id":"m1"}', 'members'))[0]!.subject, 'members'))

  it('refuses single lines by number and field', async () => {
    const text = '{"id":"a"}\n{"id":7}\n[1]\n{"id":"b",\n{"id":"c","type":"person"}\n{"id":"d"}\n'
    const rows = await ndjson(text, 'members')
    assert.deepEqual(problems(rows), [
      [2, 'id'],
      [3, 'body'],
      [4, 'body'],
      [5, 'type'],
    ])
    assert.equal(rows.length, 6)
  })

  it('refuses a line of more than 1 MB and goes on behind it', async () => {
    async function* bytes(): AsyncIterable<Uint8Array> {
      for (let part = 0; part < 40; part++) yield Buffer.from('x'.repeat(65_536))
      yield Buffer.from('\n{"id":"a"}\n')
    }
    const rows = await collect(readNdjson(bytes(), 'members'))
    assert.deepEqual(
      rows.map(({ subject }) => subject),
      ['none', 'members'],
    )
  })
})
