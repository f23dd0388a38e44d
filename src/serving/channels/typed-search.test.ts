import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { found, foundSet, java, page } from '../../../tests/small-world/talent-search.ts'

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
