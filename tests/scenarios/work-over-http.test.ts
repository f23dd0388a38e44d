/** Work that operators set going on the running server: another taxonomy, a simulated marketplace. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { loadOwnTaxonomy } from '../../src/adapters/files/taxonomy-files.ts'
import { runSimulation } from '../../src/cli/run-simulation.ts'
import type { SimulationState } from '../../src/http/contract/simulation.ts'
import type { LongWork } from '../../src/platform/platform.ts'
import { type Http, openHttp } from './open-http.ts'
import { openSmallMarket, operator, type SmallMarket } from './small-market.ts'

describe('the work of operators over HTTP', () => {
  let market: SmallMarket
  let http: Http
  const works: LongWork[] = []
  before(async () => {
    market = await openSmallMarket(300)
    http = await openHttp(market.platform, { simulate: runSimulation(market.platform) })
    market.platform.onWork((work) => works.push(work))
  })
  after(async () => {
    await http.close()
    await market.close()
  })

  /** Resolves at the step of a work that the test waits for; long work is told as it happens. */
  function ended(name: string): Promise<void> {
    return new Promise((resolve) => {
      const leave = market.platform.onWork((work) => {
        if (work.name !== name || !work.finished) return
        leave()
        resolve()
      })
    })
  }
  async function settled(): Promise<SimulationState> {
    const { body } = await http.send('GET', '/v1/simulations')
    return body.finished ? body : settled()
  }
  const status = async () => (await http.send('GET', '/v1/status')).body

  it('takes another taxonomy in, applies it with progress, and says when every document speaks it', async () => {
    const own = loadOwnTaxonomy()
    const titles = [
      ...own.titles,
      { slug: 'zeppelin-rigger', name: 'Zeppelin Rigger', aliases: ['airship rigger'], industries: [], related: [] },
    ]
    await http.send('PUT', '/v1/members/z', { positions: [{ title: 'Airship Rigger' }] })
    const applied = ended('Applying the taxonomy')
    const { body, status: code } = await http.send('POST', '/v1/taxonomies?source=ours', JSON.stringify({ ...own, titles }))
    assert.equal(code, 200)
    assert.deepEqual((await status()).taxonomy, { version: body.version, source: 'ours', applied: false })
    await applied
    const steps = works.filter(({ name }) => name === 'Applying the taxonomy')
    assert.ok(steps.some(({ done, total }) => done > 0 && done < total) && steps.at(-1)!.finished)
    const page = await http.send('POST', '/v1/search/talent', { text: 'zeppelin rigger', after: (await status()).offset })
    assert.deepEqual([page.body.tags[0].type, page.body.results[0].card.id], ['title', 'z'])
  })

  it('refuses a taxonomy that is not whole, and speaks on as before', async () => {
    const before = (await status()).taxonomy
    const { status: code, body } = await http.send('POST', '/v1/taxonomies?source=ours', JSON.stringify({ titles: [] }))
    assert.deepEqual([code, body.error.field], [400, 'skills'])
    assert.deepEqual((await status()).taxonomy.version, before.version)
  })

  it('plays a simulated marketplace whose days have their own time, one at a time', async () => {
    assert.equal((await http.send('GET', '/v1/simulations')).status, 404)
    const finished = ended('Playing days')
    const asked = { members: 200, days: 2, seed: 7 }
    assert.equal((await http.send('POST', '/v1/simulations', asked)).body.finished, false)
    assert.equal((await http.send('POST', '/v1/simulations', asked)).status, 409)
    await finished
    await settled()
    assert.ok(works.some(({ name, done }) => name === 'Inventing people' && done > 0))
  })

  it('ends with what happened on each day, and leaves the clock of everybody else alone', async () => {
    const finished = ended('Playing days')
    await http.send('POST', '/v1/simulations', { members: 200, days: 3, seed: 8 })
    await finished
    const state = await settled()
    assert.deepEqual(
      state.played.map((day) => day['day']),
      [0, 1, 2],
    )
    assert.ok(state.played.every((day) => day['pages']! > 0))
    const page = await market.platform.searchTalent({ caller: operator, text: 'manager' })
    const { at } = await market.platform.explain(page.request, operator)
    assert.equal(at, Date.UTC(2026, 0, 5), 'the time of the platform that the test opened')
  })
})
