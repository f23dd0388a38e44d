import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainParts, sum } from '../../../tests/small-world/explain-parts.ts'
import { documentOfJob } from '../../../tests/small-world/index.ts'
import { jobs, names } from '../../../tests/small-world/people.ts'
import { everybody, talentParts } from '../../../tests/small-world/serving.ts'
import { explainPage } from '../page/explain-page.ts'
import { rank } from './rank.ts'

const talent = await talentParts()
const opening = documentOfJob(jobs.backend)

describe('ranking given people', () => {
  const rankThese = rank(talent)
  const request = { ...everybody, query: { opening }, explain: true }

  it('ranks all of them, whatever gates say, and leaves out whom nobody may see', async () => {
    const { results } = await rankThese({ ...request, keys: Uint32Array.of(0, 1, 2, 3, 4, 5, 99) })
    assert.equal(names[results[0]!.key], 'ada')
    assert.deepEqual(results.map(({ key }) => names[key]).sort(), ['ada', 'ben', 'cem', 'dia', 'eva'])
  })

  it('gives the parts of each score, and the whole explanation where asked', async () => {
    const { results, event } = await rankThese({ ...request, keys: Uint32Array.of(0, 2) })
    for (const { score, parts, explanation } of results) {
      assert.ok(Math.abs(sum(Object.values(parts)) - score) <= 1e-9)
      assert.equal(explanation!.score, score)
    }
    assert.equal(event.channel, 'rank')
    assert.ok((await explainPage(event, explainParts)).reproduced)
  })

  it('asks no shard, so that a lost one leaves nobody out', async () => {
    const lost = rank({ ...talent, searcher: { search: async () => Promise.reject(new Error('the shards have ended')) } })
    const keys = Uint32Array.of(0, 1, 2)
    assert.deepEqual((await lost({ ...request, keys })).results, (await rankThese({ ...request, keys })).results)
  })

  it('refuses none and more than 300', async () => {
    await assert.rejects(rankThese({ ...request, keys: new Uint32Array(0) }), { field: 'members' })
    await assert.rejects(rankThese({ ...request, keys: new Uint32Array(301) }), { field: 'members' })
  })
})
