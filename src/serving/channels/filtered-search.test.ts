import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { everybody, talentParts } from '../../../tests/small-world/serving.ts'
import { foundSet, page } from '../../../tests/small-world/talent-search.ts'
import type { Searcher } from '../../search/searcher.ts'
import { recruiterSearch } from './recruiter-search.ts'

describe('recruiter search by filters', () => {
  it('joins the values of a facet by OR, facets by AND, and can exclude', async () => {
    const skills = { type: 'skill', values: ['python', 'kubernetes'] } as const
    assert.deepEqual(await foundSet({ facets: [skills] }), ['ada', 'cem', 'eva'])
    assert.deepEqual(await foundSet({ facets: [skills, { type: 'location', values: ['city:1'] }] }), ['ada'])
    assert.deepEqual(await foundSet({ facets: [{ ...skills, excluded: true }] }), ['ben', 'dia'])
  })

  it('finds what is not stated under its own value alone', async () => {
    assert.deepEqual(await foundSet({ facets: [{ type: 'location', values: ['unknown'] }] }), ['eva'])
    assert.deepEqual(await foundSet({ facets: [{ type: 'intent', values: ['active', 'unknown'] }] }), ['ada', 'ben', 'cem'])
  })

  it('finds by radius and by years, with the unknown where asked', async () => {
    assert.deepEqual(await foundSet({ near: { place: 'Hamburg', radiusKm: 300 } }), ['ada', 'ben', 'cem', 'dia'])
    assert.deepEqual(await foundSet({ near: { place: 'Hamburg', radiusKm: 100, unknown: true } }), ['cem', 'eva'])
    assert.deepEqual(await foundSet({ years: { min: 9 } }), ['cem', 'dia'])
    assert.deepEqual(
      (await page({ years: { min: 9 }, near: { place: 'Berlin', radiusKm: 20 } })).tags.map(({ type }) => type),
      ['years', 'radius'],
    )
  })

  it('names the field of a place that nobody knows', async () => {
    await assert.rejects(page({ near: { place: 'Nowhereville', radiusKm: 5 } }), { code: 'invalid-request', field: 'near.place' })
  })

  it('labels facets, counts them without their own filter, and keeps what is selected', async () => {
    const facets = [{ type: 'skill', values: ['python'] }] as const
    const { facets: shown } = await (await page({ facets }, { facetTypes: ['skill', 'location'] })).counted
    const skills = shown.find(({ type }) => type === 'skill')!
    assert.equal(skills.label, 'Skill')
    assert.deepEqual(skills.values[0], { value: 'java', label: 'Java', count: 4, selected: false })
    assert.ok(skills.values.some(({ value, selected, count }) => value === 'python' && selected && count === 1))
    assert.deepEqual(
      shown[1]!.values.find(({ value }) => value === 'city:3'),
      { value: 'city:3', label: 'Hamburg, DE', count: 1, selected: false },
    )
  })

  it('names the filters without which an empty page would fill, the most helpful first', async () => {
    const { results, filtersAtFault } = await page({ text: 'java nurse', facets: [{ type: 'location', values: ['city:1'] }] })
    assert.deepEqual(results, [])
    assert.deepEqual(
      filtersAtFault.map(({ label, totalWithout }) => [label, totalWithout]),
      [
        ['Java', 1],
        ['Nurse', 1],
      ],
    )
    assert.deepEqual(
      filtersAtFault.map(({ tag }) => tag?.split(':')[0]),
      ['skill', 'title'],
    )
    const misspelt = await page({ text: 'nurse', facets: [{ type: 'school', values: ['nowhere college'] }] })
    assert.deepEqual(misspelt.filtersAtFault, [{ facet: 'school', label: 'School: Nowhere College', totalWithout: 1 }])
    assert.deepEqual(misspelt.filterSetsAtFault, [])
  })

  it('names the smallest sets of filters where only several together empty the page', async () => {
    const facets = [
      { type: 'school', values: ['nowhere college'] },
      { type: 'language', values: ['german'] },
    ] as const
    const { filtersAtFault, filterSetsAtFault } = await page({ text: 'nurse', facets })
    assert.deepEqual(filtersAtFault, [])
    assert.deepEqual(
      filterSetsAtFault.map(({ filters, totalWithout }) => [filters.map(({ label }) => label), totalWithout]),
      [
        [['Nurse', 'School: Nowhere College'], 1],
        [['School: Nowhere College', 'Language: German'], 1],
      ],
    )
    assert.equal((await page({ text: 'nurse' })).event.total, 1)
  })

  it('blames no filter for a page that lacks shards', async () => {
    const parts = await talentParts()
    const lost: Searcher = {
      search: async (request, deadline) => ({ ...(await parts.searcher.search(request, deadline)), total: 0, missing: 8 }),
    }
    const asked = { ...everybody, query: { text: 'nurse', facets: [{ type: 'school' as const, values: ['nowhere college'] }] } }
    const empty = await recruiterSearch({ ...parts, searcher: lost })(asked)
    assert.deepEqual([empty.event.total, empty.event.missingShards, empty.filtersAtFault, empty.filterSetsAtFault], [0, 8, [], []])
    assert.ok((await recruiterSearch(parts)(asked)).filtersAtFault.length > 0)
  })
})
