import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentOfJob, documentOfMember, memberOf } from '../../../tests/small-world/index.ts'
import { jobs, people } from '../../../tests/small-world/people.ts'
import { everybody, partsOf } from '../../../tests/small-world/serving.ts'
import type { ContractId } from '../../domain/ids.ts'
import type { SearchQuery } from '../query/search-query.ts'
import { recruiterSearch } from './recruiter-search.ts'

/** The only one to state this company, school, industry, skill and these words. */
const secret = memberOf('secret', {
  audience: { type: 'contract', contract: 'acme' as ContractId },
  location: { city: 'Vienna', countryCode: 'AT' },
  positions: [{ title: 'Account Executive', company: 'Zephyr Dynamics', industry: 'Software', start: { year: 2019, month: 2 } }],
  skills: [{ name: 'Python' }, { name: 'Wound Care' }],
  summary: 'Zymurgy enthusiast.',
  languages: [{ language: 'English' }],
})
const hidden = memberOf('hidden', { ...people.ada, hiddenFrom: ['Nosy Ltd'] })
const known = [people.ada, people.ben, people.eva].map(documentOfMember)

const queries: readonly SearchQuery[] = [
  { text: 'zymurgy' },
  { text: 'java zymurgy' },
  { text: 'java AND zymurgy' },
  { text: 'account executive' },
  { text: 'python java' },
  { text: 'company:zephyr' },
  { text: 'java -python' },
  { facets: [{ type: 'company', values: ['zephyr dynamics'] }] },
  { facets: [{ type: 'location', values: ['unknown', 'city:5'] }] },
  {
    opening: documentOfJob({
      ...jobs.backend,
      title: 'Account Executive',
      targeting: { mustHaveSkills: ['Python', 'Java'], skills: ['Wound Care'] },
    }),
  },
  { opening: documentOfJob(jobs.ward) },
]

/** All that a page says but the clock of its index. */
async function pagesOf(documents: Parameters<typeof partsOf>[0], companies: readonly string[] = []) {
  const search = recruiterSearch(await partsOf(documents))
  const pages = await Promise.all(queries.map((query) => search({ ...everybody, asker: { contracts: [], companies }, query })))
  return Promise.all(pages.map(async ({ event: { total, gates }, counted, ...page }) => ({ ...page, ...(await counted), total, gates })))
}

describe('what a viewer may not see', () => {
  it('changes no hit, score, count, facet, requirement or reason', async () => {
    assert.deepEqual(await pagesOf([...known, documentOfMember(secret)]), await pagesOf(known))
  })

  it('includes members who hide from the company that the viewer hires for', async () => {
    const pages = await pagesOf([...known, documentOfMember(hidden)], ['Nosy GmbH'])
    const keys = pages.flatMap(({ results }) => results.map(({ key }) => key))
    assert.ok(keys.length > 0)
    assert.ok(!keys.includes(3))
  })

  it('is seen by the contract to which it belongs', async () => {
    const search = recruiterSearch(await partsOf([...known, documentOfMember(secret)]))
    const asker = { contracts: ['acme' as ContractId], companies: [] }
    assert.deepEqual(
      (await search({ ...everybody, asker, query: { text: 'zymurgy' } })).results.map(({ key }) => key),
      [3],
    )
  })
})

describe('what nobody states', () => {
  it('is missing from everybody, not left unasked', async () => {
    const opening = documentOfJob({ ...jobs.backend, targeting: { mustHaveSkills: ['Java', 'Wound Care'] } })
    const search = recruiterSearch(await partsOf(known))
    const { explanation } = (await search({ ...everybody, query: { opening } })).results[0]!
    const missing = explanation.requirements.find(({ label }) => label === 'Wound Care')
    assert.deepEqual(missing, { type: 'skill', label: 'Wound Care', status: 'missing', mustHave: true })
    assert.equal(explanation.contributions.find(({ feature }) => feature === 'must-have-coverage')?.value, 1 / 2)
  })

  it('names plain words as the reason of an empty page only where something else could be found', async () => {
    const search = recruiterSearch(await partsOf(known))
    const page = await search({ ...everybody, query: { text: 'zymurgy', facets: [{ type: 'skill', values: ['java'] }] } })
    assert.deepEqual(page.filtersAtFault, [{ label: 'zymurgy', totalWithout: 3 }])
  })
})
