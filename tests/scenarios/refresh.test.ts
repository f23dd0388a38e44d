/** Refreshes through the whole platform: learned, judged and served while people search; refused twice; cut short and begun again. */
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { dayMs } from '../../src/domain/time.ts'
import { usualSchedule } from '../../src/platform/options.ts'
import type { Platform, Refresh } from '../../src/platform/platform.ts'
import { openHttp } from './open-http.ts'
import { type PlayedMarket, playMarket } from './played-market.ts'
import { marketStart } from './small-market.ts'

const child = fileURLToPath(new URL('./refresh-child.js', import.meta.url))

/** Of one plan: a second one that was never refreshed would be due at once. */
const nightly = { ...usualSchedule, plans: ['recruiter-search'] }

describe('a refresh', { concurrency: false }, () => {
  let market: PlayedMarket
  before(async () => {
    market = await playMarket()
  })
  after(() => market.close())

  const served = async (platform: Platform) => (await platform.searchTalent({ caller: market.recruiter, text: 'manager' })).model
  const current = async (platform: Platform) => (await platform.models('members')).find((version) => version.current)!.version

  it('learns, is judged and served while people search: no request fails, a second one is refused', async () => {
    const http = await openHttp(market.platform)
    const statuses: number[] = []
    let searching = true
    const searches = (async () => {
      while (searching) {
        const { status } = await http.send('POST', '/v1/search/talent', { text: 'nurse' })
        statuses.push(status)
        await wait(1)
      }
    })()
    const started = await http.send('POST', '/v1/refreshes', { scope: 'whole' })
    assert.deepEqual([started.status, started.body.state, started.body.id], [202, 'running', 1])
    for (const second of [{}, { scope: 'whole' }]) {
      const { status, body } = await http.send('POST', '/v1/refreshes', second)
      assert.deepEqual([status, body.error.code], [409, 'conflict'])
    }
    assert.equal((await http.send('POST', '/v1/trainings', {})).status, 409)
    const ended = await endOf(market.platform, 1)
    searching = false
    await searches
    assert.deepEqual([ended.state, ended.trigger, typeof ended.promoted], ['finished', 'request', 'boolean'], ended.reason)
    assert.match(ended.reason!, /the current model|held-out pages/)
    assert.ok(statuses.length > 20 && statuses.every((status) => status === 200))
    const { promoted, candidate } = ended
    assert.equal((await current(market.platform)) === candidate, promoted)
    assert.ok((await served(market.platform)).endsWith((await current(market.platform)).slice(0, 12)))
    assert.equal((await http.send('GET', '/v1/refreshes')).body.refreshes.length, 1)
    assert.match((await http.send('GET', '/metrics')).text, /mutual_refresh_failed\{plan="recruiter-search"\} 0/)
    assert.equal((await http.send('POST', '/v1/refreshes', { plan: 'no-such-plan' })).status, 400)
    assert.equal((await http.send('GET', '/v1/refreshes/9')).status, 404)
    await http.close()
  })

  it('refits the contender that ranks, and no other, from where it stands', async () => {
    const { platform } = market
    const { candidate, training } = await platform.oneRefresh(1)
    const { record } = await platform.training(training)
    assert.ok(record!.contenders.length > 1)
    await platform.promoteModel('members', record!.versions['linear']!, 'for a test')
    const refreshed = await platform.refresh({})
    assert.deepEqual([refreshed.scope, refreshed.state], ['effects', 'finished'])
    const again = await platform.training(refreshed.training)
    assert.deepEqual(
      again.record!.contenders.map(({ name }) => name),
      ['linear'],
    )
    assert.notEqual(candidate, undefined)
  })

  it('leaves what is pinned, and says so', async () => {
    const { platform } = market
    await platform.pinModel('members', true, 'an audit runs')
    const before = await current(platform)
    const { promoted, reason } = await platform.refresh({ scope: 'whole' })
    assert.equal(promoted, false)
    assert.match(reason!, /pinned|held-out pages/)
    assert.equal(await current(platform), before)
    await platform.pinModel('members', false, 'the audit is over')
  })

  it('that a kill cuts short leaves what ranked, is found at the next start, and starts over by the clock', async () => {
    const before = await current(market.platform)
    await market.platform.close()
    const dying = fork(child, [market.directory])
    await once(dying, 'message')
    dying.kill('SIGKILL')
    await once(dying, 'exit')

    const platform = await market.reopen()
    const [cut] = (await platform.refreshes()).refreshes
    assert.deepEqual([cut!.state, cut!.candidate], ['interrupted', undefined])
    assert.match(cut!.reason!, /the version before has served/)
    const training = (await platform.trainings()).find(({ id }) => id === cut!.training)!
    assert.deepEqual([training.state, training.error], ['failed', 'the server ended before the training had'])
    assert.equal(await current(platform), before)
    assert.ok((await served(platform)).endsWith(before.slice(0, 12)))

    const scheduled = await market.reopen({ refresh: nightly })
    const restarted = await endOf(scheduled, cut!.id + 1)
    assert.deepEqual([restarted.trigger, restarted.state, restarted.scope], ['restart', 'finished', cut!.scope])
    assert.notEqual(restarted.training, cut!.training)
  })

  it('that the closing of the server cuts short is noted as such, not as a failure', async () => {
    const { id } = await market.platform.startRefresh({ scope: 'whole' })
    const platform = await market.reopen({ refresh: undefined })
    assert.equal((await platform.oneRefresh(id)).state, 'interrupted')
  })

  it('comes by the clock, and what was missed is made up for', async () => {
    let now = marketStart + 14 * dayMs
    const last = (await market.platform.refreshes()).refreshes[0]!.id
    const platform = await market.reopen({ refresh: nightly, clock: () => now as typeof marketStart })
    const { state } = await endOf(platform, last + 1)
    assert.equal(state, 'finished')
    const { next, schedule } = await platform.refreshes()
    assert.deepEqual(schedule, nightly)
    assert.ok(next !== undefined && next.at > now)
    now = next!.at
    assert.equal(platform.status().refreshes.next!.at, now, 'it is due')
  })
})

async function endOf(platform: Platform, id: number): Promise<Refresh> {
  for (;;) {
    const found = (await platform.refreshes()).refreshes.find((refresh) => refresh.id === id)
    if (found !== undefined && found.state !== 'running') return found
    await wait(50)
  }
}
