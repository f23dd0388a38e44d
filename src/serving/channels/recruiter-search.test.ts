import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentOfJob, documentOfMember } from '../../../tests/small-world/index.ts'
import { jobs, names, people } from '../../../tests/small-world/people.ts'
import { everybody, partsOf } from '../../../tests/small-world/serving.ts'
import { found, java, opening, page } from '../../../tests/small-world/talent-search.ts'
import { recruiterSearch } from './recruiter-search.ts'

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
