import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Job } from '../../domain/job.ts'
import type { ImportRow } from './import-row.ts'
import { parseJob } from './job-json.ts'
import { jobOfPosting, readJobPostings } from './job-posting.ts'
import { postingOfJob } from './job-posting-export.ts'
import { checker } from './json-problem.ts'
import { writtenPosting } from './written-posting.ts'

const posting = { '@context': 'https://schema.org', '@type': 'JobPosting', title: 'Cook' }

async function rowsOf(text: string): Promise<ImportRow[]> {
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield Buffer.from(text)
  }
  const rows: ImportRow[] = []
  for await (const row of readJobPostings(bytes())) rows.push(row)
  return rows
}

async function titlesOf(text: string): Promise<string[]> {
  return (await rowsOf(text)).map((row) => (row.subject === 'jobs' ? row.job.title : row.subject))
}

describe('a JobPosting', () => {
  it('becomes a job', () => {
    const job = jobOfPosting({
      ...posting,
      description: '<p>We <b>cook</b>.</p><ul><li>Soup</li><li>Bread &amp; butter</li></ul><script>alert(1)</script>',
      hiringOrganization: { '@type': 'Organization', name: 'Kitchen Ltd' },
      jobLocation: { '@type': 'Place', address: { addressLocality: 'Bonn', addressRegion: 'NRW', addressCountry: 'Germany' } },
      employmentType: ['OTHER', 'PART_TIME'],
      baseSalary: { currency: 'eur', value: { minValue: 15, maxValue: '20.5', unitText: 'HOUR' } },
      skills: 'Soup, Bread',
      experienceRequirements: { monthsOfExperience: 18 },
      datePosted: '2026-01-05',
      validThrough: '2026-02-01',
    })
    assert.deepEqual(job, {
      ...parseJob({ id: job.id, title: 'Cook' }),
      description: 'We cook.\n\n• Soup\n\n• Bread & butter',
      company: 'Kitchen Ltd',
      location: { city: 'Bonn', region: 'NRW', countryCode: 'DE' },
      employmentType: 'part-time',
      salary: { min: 31_200, max: 42_640, currency: 'EUR' },
      targeting: { skills: ['Soup', 'Bread'], minYears: 1.5 },
      postedAt: Date.UTC(2026, 0, 5),
      expiresAt: Date.UTC(2026, 1, 2) - 1,
    })
  })

  it('states salaries by the year, from any unit', () => {
    const min = (amount: unknown) => jobOfPosting({ ...posting, salaryCurrency: 'USD', baseSalary: amount }).salary?.min
    const each = (unitText: string) => min({ value: { value: 10, unitText } })
    assert.deepEqual(['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'].map(each), [20_800, 2600, 520, 120, 10])
    assert.deepEqual([min(500), min('65,000'), min({ value: 7 }), min(undefined)], [500, 65_000, 7, undefined])
  })

  it('may be done from anywhere, and lists further places as asked for', () => {
    const job = jobOfPosting({
      ...posting,
      jobLocationType: 'TELECOMMUTE',
      jobLocation: [{ address: { addressLocality: 'Bonn', addressCountry: { name: 'DE' } } }, { address: 'Paris, France' }],
      applicantLocationRequirements: { '@type': 'Country', name: 'USA' },
    })
    assert.equal(job.workplace, 'remote')
    assert.deepEqual(job.location, { city: 'Bonn', countryCode: 'DE' })
    assert.deepEqual(job.targeting.locations, [{ text: 'Paris, France' }, { countryCode: 'US' }])
  })

  it('is found alone, in an array, in a graph, in a list, and in pages', async () => {
    const one = JSON.stringify(posting)
    assert.deepEqual(await titlesOf(one), ['Cook'])
    assert.deepEqual(await titlesOf(`[${one},{"@type":"Person"},${one}]`), ['Cook', 'Cook'])
    assert.deepEqual(await titlesOf(`{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},${one}]}`), ['Cook'])
    assert.deepEqual(await titlesOf(`{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":${one}}]}`), ['Cook'])
    assert.deepEqual(await titlesOf(`{"@type":["Thing","http://schema.org/JobPosting"],"title":"Baker"}`), ['Baker'])
    const page = `<!doctype html><html><head><script>var a = "</b>"</script>
      <script type="application/ld+json">${one}</script></head><body><script type="application/ld+json">{broken</script></body></html>`
    assert.deepEqual(await titlesOf(page), ['Cook', 'none'])
  })

  it('is found in scripts that a comment or CDATA wraps', async () => {
    const one = JSON.stringify(posting)
    const wrappings = [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['//<![CDATA[\n', '\n//]]>'],
      ['/* <![CDATA[ */', '/* ]]> */'],
      ['<!--//--><![CDATA[//><!--\n', '\n//--><!]]>'],
    ]
    for (const [before, after] of wrappings)
      assert.deepEqual(
        await titlesOf(`<html><script type="application/ld+json">\n${before}${one}${after}\n</script></html>`),
        ['Cook'],
        before,
      )
  })

  it('says how many employment types a job could not hold', async () => {
    const counted = async (employmentType: unknown) => {
      const [row] = await rowsOf(JSON.stringify({ ...posting, employmentType }))
      assert.ok(row?.subject === 'jobs')
      return [row.job.employmentType, row.ignored['employmentType beyond the first']]
    }
    assert.deepEqual(await counted(['FULL_TIME', 'PART_TIME', 'OTHER']), ['full-time', 2])
    assert.deepEqual(await counted(['FULL_TIME', 'full-time']), ['full-time', undefined])
    assert.deepEqual(await counted('CONTRACTOR'), ['contract', undefined])
  })

  it('may stand one a line, where one fault harms no neighbour', async () => {
    const one = JSON.stringify(posting)
    assert.deepEqual(await titlesOf(`${one}\n{broken}\n\n{"@type":"Person"}\n${one}\n`), ['Cook', 'none', 'none', 'Cook'])
  })

  it('comes back from a file with one export a line', () =>
    fc.assert(
      fc.asyncProperty(fc.array(jobs(), { minLength: 1, maxLength: 4 }), async (all) => {
        const rows = await rowsOf(all.map((job) => JSON.stringify(postingOfJob(job))).join('\n'))
        assert.deepEqual(
          rows.map((row) => row.subject === 'jobs' && row.job),
          all,
        )
      }),
      { seed: 12, numRuns: 60 },
    ))

  it('is refused with the field at fault', async () => {
    const faults: readonly [object, string][] = [
      [{ title: undefined }, 'title'],
      [{ validThrough: 'soon' }, 'validThrough'],
      [{ baseSalary: { currency: 'EUR', value: { value: 1, unitText: 'PIECE' } } }, 'baseSalary.value.unitText'],
      [{ baseSalary: { currency: 'euro', value: 3 } }, 'baseSalary.currency'],
      [{ baseSalary: { currency: 'EUR', value: { minValue: 'much' } } }, 'baseSalary.value.minValue'],
    ]
    for (const [fields, field] of faults) {
      const [row] = await rowsOf(JSON.stringify({ ...posting, ...fields }))
      assert.equal(row!.subject === 'none' && row!.problem.field, field)
    }
  })

  it('is missed in what holds none', async () => {
    for (const text of ['{"@type":"Person"}', '<html></html>', '[]', '7']) {
      const [row] = await rowsOf(text)
      assert.ok(row?.subject === 'none' && row.problem.message === 'holds no JobPosting')
    }
  })

  it('has the same id wherever it is found again', () => {
    const id = (fields: object) => jobOfPosting({ ...posting, ...fields }).id
    const named = { identifier: { '@type': 'PropertyValue', value: 77 }, hiringOrganization: 'A' }
    assert.equal(id(named), id({ ...named, description: 'changed' }))
    assert.notEqual(id(named), id({ ...named, hiringOrganization: 'B' }))
  })

  it('comes back from its export as the job it was', () => {
    fc.assert(
      fc.property(jobs(), (job) => assert.deepEqual(jobOfPosting(JSON.parse(JSON.stringify(postingOfJob(job)))), job)),
      { seed: 11, numRuns: 300 },
    )
  })

  it('has the fields that the schema of exports tells, and no others', () => {
    const check = checker(writtenPosting)
    fc.assert(
      fc.property(jobs(), (job) => assert.equal(check(postingOfJob(job)), undefined)),
      { seed: 13, numRuns: 300 },
    )
    assert.equal(check({ ...postingOfJob(parseJob({ id: 'j1', title: 'Cook' })), benefits: 'fruit' })?.field, 'benefits')
  })
})

/** Jobs as the vocabulary can hold them: texts without runs of space, amounts in whole units. */
function jobs(): fc.Arbitrary<Job> {
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
