import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentOfJob, documentOfMember } from '../../../tests/small-world/index.ts'
import { jobs, names, people } from '../../../tests/small-world/people.ts'
import { everybody, partsOf, talentParts } from '../../../tests/small-world/serving.ts'
import type { SearchQuery } from '../query/search-query.ts'
import { recruiterFacet, recruiterSearch } from './recruiter-search.ts'

const search = recruiterSearch(await talentParts())
const findValues = recruiterFacet(await talentParts())
const page = (query: SearchQuery, more: object = {}) => search({ ...everybody, ...more, query })
const found = async (query: SearchQuery) => (await page(query)).results.map(({ key }) => names[key])
const foundSet = async (query: SearchQuery) => (await found(query)).sort()
const java = { text: 'java developer' }
const opening = documentOfJob(jobs.backend)

describe('the values of a facet', () => {
  const valuesOf = async (query: SearchQuery, contains: string, type: 'skill' | 'location' = 'skill') =>
    (await findValues({ ...everybody, query }, { type, contains })).values.map(({ label, count, selected }) => [label, count, selected])

  it('are found by part of a label, with their counts among those that the search finds', async () => {
    assert.deepEqual(await valuesOf(java, 'kuber'), [['Kubernetes', 2, false]])
    assert.deepEqual(await valuesOf({ text: 'java berlin' }, 'KUBER'), [['Kubernetes', 1, false]])
    assert.deepEqual(await valuesOf(java, 'wound'), [])
  })

  it('are found by an alias, and by what is not stated', async () => {
    assert.deepEqual(await valuesOf(java, 'k8s'), [['Kubernetes', 2, false]])
    assert.deepEqual(await valuesOf(java, 'not stated', 'location'), [['Not stated', 1, false]])
  })

  it('leave their own filter out of the count and say which of them it names', async () => {
    const query = { ...java, facets: [{ type: 'skill' as const, values: ['python'] }] }
    assert.deepEqual(await valuesOf(query, 'kuber'), [['Kubernetes', 2, false]])
    assert.deepEqual(await valuesOf(query, 'python'), [['Python', 1, true]])
  })
})

describe('recruiter search by typed text', () => {
  it('finds those who match every value, and shows closed members to nobody', async () => {
    assert.deepEqual(await foundSet(java), ['ada', 'ben', 'cem', 'eva'])
  })

  it('puts a title held now before one held in the past', async () => {
    assert.equal((await found({ text: 'java data engineer' }))[0], 'cem')
    const order = await found(java)
    assert.ok(order.indexOf('ben') < order.indexOf('cem'))
  })

  it('takes a city for the city and what is near it', async () => {
    assert.deepEqual(await foundSet({ text: 'java berlin' }), ['ada', 'ben'])
  })

  it('ranks by seniority without turning anybody away', async () => {
    assert.deepEqual(await foundSet({ text: 'senior java developer' }), await foundSet(java))
    assert.equal((await found({ text: 'senior java developer' }))[0], 'ada')
  })

  it('leaves out what is excluded', async () => {
    assert.deepEqual(await foundSet({ text: 'java developer -kubernetes' }), ['ben', 'cem'])
  })

  it('finds by plain words where nothing else is typed, and ranks by them where something is', async () => {
    assert.deepEqual(await foundSet({ text: 'streaming pipelines' }), ['cem'])
    assert.deepEqual(await foundSet({ text: 'java streaming' }), await foundSet({ text: 'java' }))
    assert.deepEqual(
      (await page({ text: 'java streaming' })).tags.map(({ use }) => use),
      ['filter', 'rank'],
    )
    assert.deepEqual(
      (await page({ text: 'streaming' })).tags.map(({ use }) => use),
      ['filter'],
    )
  })

  it('takes plain words at their word beside operators', async () => {
    assert.deepEqual(await foundSet({ text: 'java AND streaming' }), ['cem'])
    assert.deepEqual(await foundSet({ text: 'python OR (java AND kubernetes)' }), ['ada', 'cem', 'eva'])
    assert.deepEqual(await foundSet({ text: '"streaming pipelines" OR "wound care"' }), ['cem', 'dia'])
    assert.deepEqual(await foundSet({ text: '"pipelines streaming"' }), [])
  })

  it('leaves out the words of tags that were taken away', async () => {
    const { tags } = await page({ text: 'java berlin' })
    const berlin = tags.find(({ type }) => type === 'location')
    assert.deepEqual(await foundSet({ text: 'java berlin', removedTags: [berlin!.id] }), ['ada', 'ben', 'cem', 'eva'])
  })

  it('reads years and distances as filters that can be taken away', async () => {
    const typed = await page({ text: 'java 5-9 years within 30 km of berlin' })
    const shown = typed.tags.map(({ type, label, use }) => [type, label, use])
    const [years, radius] = [typed.tags[1]!, typed.tags[2]!]
    assert.deepEqual(shown, [
      ['skill', 'Java', 'filter'],
      ['years', '5–9 years', 'filter'],
      ['radius', 'within 30 km of Berlin, DE', 'filter'],
    ])
    const around = { near: { place: 'Berlin', radiusKm: 30 } }
    const text = 'java 5-9 years within 30 km of berlin'
    assert.deepEqual(await foundSet({ text }), await foundSet({ text: 'java', years: { min: 5, max: 9 }, ...around }))
    assert.deepEqual(await foundSet({ text, removedTags: [years.id] }), ['ada', 'ben'])
    assert.deepEqual(await foundSet({ text: '5+ years java', removedTags: [] }), await foundSet({ text: 'java', years: { min: 5 } }))
    assert.deepEqual(await foundSet({ text, removedTags: [years.id, radius.id] }), await foundSet({ text: 'java' }))
  })

  it('means what people write in lower case', async () => {
    assert.deepEqual(await foundSet({ text: 'java not python' }), await foundSet({ text: 'java NOT python' }))
    assert.deepEqual(await foundSet({ text: 'python or kubernetes' }), await foundSet({ text: 'python OR kubernetes' }))
    assert.deepEqual(await foundSet({ text: 'berlin hamburg' }), await foundSet({ text: 'berlin OR hamburg' }))
    assert.notDeepEqual(await foundSet({ text: 'berlin hamburg' }), [])
    assert.deepEqual(await foundSet({ text: 'berlin AND hamburg' }), [])
  })

  it('leaves the other alternative where one is taken away', async () => {
    const { tags } = await page({ text: 'berlin hamburg' })
    assert.deepEqual(await foundSet({ text: 'berlin hamburg', removedTags: [tags[0]!.id] }), await foundSet({ text: 'hamburg' }))
  })

  it('names the field of a text that cannot be read', async () => {
    await assert.rejects(page({ text: '(java' }), { code: 'invalid-request', field: 'text' })
  })
})

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
    const { facets: shown } = await page({ facets }, { facetTypes: ['skill', 'location'] })
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
})

describe('recruiter search for an opening', () => {
  it('gates by place and work permit and counts whom it does not know', async () => {
    assert.deepEqual(await found({ opening }), ['ada', 'ben', 'cem'])
    const { gates } = await page({ opening })
    assert.deepEqual(
      gates.map(({ gate, rejected, unknown }) => [gate, rejected, unknown]),
      [
        ['gate:country', 0, 0],
        ['gate:work-permit', 0, 0],
        ['intent', 0, 0],
      ],
    )
  })

  it('looks around the targeted places first and, where that fills no page, in their country', async () => {
    const { gates, results } = await page({ opening })
    assert.deepEqual(gates[0]!.label, 'In Germany')
    const crowd = recruiterSearch(await partsOf(Array.from({ length: 30 }, (_, i) => documentOfMember(i < 26 ? people.ada : people.cem))))
    const crowded = await crowd({ ...everybody, query: { opening } })
    assert.deepEqual([crowded.gates[0]!.label, crowded.gates[0]!.rejected, crowded.event.total], ['Within reach of Berlin, DE', 4, 26])
    assert.equal(names[results.at(-1)!.key], 'cem')
  })

  it('asks nobody to live near a job that is done from anywhere', async () => {
    const order = await found({ opening: documentOfJob(jobs.remote) })
    assert.equal(order[0], 'cem')
    assert.ok(order.length > 1)
  })

  it('joins what is typed', async () => {
    assert.deepEqual(await found({ opening, text: 'kubernetes' }), ['ada'])
  })
})

describe('the pages of recruiter search', () => {
  it('are slices of one order', async () => {
    const whole = (await page(java)).results
    const parts = await Promise.all([0, 1, 2, 3, 4].map((start) => page(java, { start, limit: 1 })))
    assert.deepEqual(
      parts.flatMap(({ results }) => results.map(({ key, position }) => [key, position])),
      whole.map(({ key, position }) => [key, position]),
    )
  })

  it('are the same a hundred times', async () => {
    const scores = async () => (await page({ opening })).results.map(({ key, explanation }) => [key, explanation.score])
    const first = await scores()
    for (let run = 0; run < 100; run++) assert.deepEqual(await scores(), first)
  })
})
