import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hash32 } from '../math/hash32.ts'
import type { EventInput, Platform } from '../platform/platform.ts'
import { SimulatedClock } from './clock.ts'
import { jobTruth } from './draw-job.ts'
import { memberTruth } from './draw-member.ts'
import { Market } from './market.ts'
import { playDay } from './marketplace.ts'
import { indexOf } from './simulated-ids.ts'
import { smallWorld } from './small-world.ts'
import type { DayReport } from './working-day.ts'
import type { World } from './world.ts'
import { momentOf } from './world.ts'

const days = 30
const played = await play(1000)

describe('A marketplace', () => {
  it('sees 15 to 35 % of its InMails accepted even when pages are in arbitrary order', () => {
    const rate = total('inMailsAccepted') / total('inMails')
    assert.ok(total('inMails') > 300 && rate > 0.15 && rate < 0.35, `${rate} of ${total('inMails')}`)
  })

  it('has most applicants apply to five jobs or more', () => {
    const counts = [...played.market.applications.values()].map((jobs) => jobs.size)
    assert.ok(counts.filter((count) => count >= 5).length > counts.length / 2)
  })

  it('has most of its jobs get ten applicants or more', () => {
    const applicants = new Array<number>(played.world.sizes.jobs).fill(0)
    for (const jobs of played.market.applications.values()) for (const job of jobs) if (job < applicants.length) applicants[job]!++
    assert.ok(applicants.filter((count) => count >= 10).length > applicants.length / 2, applicants.join(' '))
  })

  it('shows every kind of choice and ends in hires', () => {
    const ratings = new Set(played.events.flatMap((event) => (event.type === 'feedback' ? [event.rating] : [])))
    const actions = new Set(played.events.flatMap((event) => (event.type === 'job-acted' ? [event.action] : [])))
    assert.deepEqual([...ratings].sort(), ['archive', 'message', 'save', 'skip', 'view'])
    assert.deepEqual([...actions].sort(), ['apply', 'dismiss', 'save', 'view'])
    assert.ok(total('hires') > 5 && total('offers') > total('hires'))
  })

  it('looks at the top of a page more often than at its end', () => {
    const rated = played.events.filter((event) => event.type === 'feedback' && event.rating === 'view')
    const ranks = rated.map((event) => played.rankOf(event))
    assert.ok(ranks.filter((rank) => rank < 5).length > 2.2 * ranks.filter((rank) => rank >= 20).length)
  })

  it('attaches every choice to the page on which it was made', () => {
    for (const event of played.events)
      if (event.type === 'feedback' || event.type === 'job-acted' || event.type === 'in-mail-sent') assert.ok(played.rankOf(event) >= 0)
  })

  it('moves in time: events are in order, within their days, and the clock goes with them', () => {
    const moments = played.events.map((event) => event.at!)
    assert.ok(
      moments.every(
        (at, i) =>
          at >= momentOf(played.world, 0) &&
          at < momentOf(played.world, days) &&
          (i === 0 || event(i).type === 'job-upserted' || at >= moments[i - 1]!),
      ),
    )
    assert.ok(played.clock.now() >= moments.at(-1)!)
  })

  it('never messages anyone twice for a job nor lets anyone apply twice', () => {
    const inMails = played.events.flatMap((event) => (event.type === 'in-mail-sent' ? [event.inMail] : []))
    const applied = played.events.flatMap((event) => (event.type === 'applied' ? [`${event.member} ${event.job}`] : []))
    assert.equal(new Set(inMails).size, inMails.length)
    assert.equal(new Set(applied).size, applied.length)
  })

  it('posts a new job for each that is filled or expires', () => {
    const closed = played.events.filter((event) => event.type === 'job-status-changed').length
    assert.equal(played.events.filter((event) => event.type === 'job-upserted').length, closed)
    assert.equal(played.market.openJobs.length, played.world.sizes.jobs)
  })

  it('plays the same days again for the same seed and the same pages', async () => {
    const [first, second] = [await play(200), await play(200)]
    assert.deepEqual(first.events, second.events)
  })
})

function total(count: keyof DayReport): number {
  return played.reports.reduce((sum, report) => sum + report[count], 0)
}

function event(i: number): EventInput {
  return played.events[i]!
}

async function play(members: number) {
  const world = smallWorld({ seed: 1, members })
  const market = new Market(world)
  const clock = new SimulatedClock(momentOf(world, 0))
  const events: EventInput[] = []
  const pages = new Map<string, readonly string[]>()
  const platform = standIn(world, market, events, pages)
  const reports: DayReport[] = []
  for (let day = 0; day < days; day++) reports.push(await playDay(platform, market, day, { clock }))
  const rankOf = (event: EventInput) =>
    'request' in event
      ? pages.get(event.request!)!.indexOf(event.type === 'job-acted' ? event.job : 'member' in event ? String(event.member) : '')
      : -1
  return { world, market, clock, events, reports, rankOf }
}

/** Finds by function (and, for hirers, country), in arbitrary order. */
function standIn(world: World, market: Market, events: EventInput[], pages: Map<string, readonly string[]>): Platform {
  const functionOf = (title: number) => world.titles.functionOf[title]
  const countryOf = (place: number) => world.vocabulary.places[place]!.countryCode
  const page = (found: readonly string[], start: number) => {
    const request = `q${pages.size}`
    const order = (id: string) => hash32(pages.size, Number(id.slice(1)))
    const shown = [...found].sort((a, b) => order(a) - order(b)).slice(start, start + 25)
    pages.set(request, shown)
    return { request, start, total: found.length, results: shown.map((id) => ({ card: { id } })) }
  }
  const platform = {
    async record(batch: readonly EventInput[]) {
      events.push(...batch)
      return { offset: events.length, count: batch.length }
    },
    async searchTalent({ project, start }: { project: string; start: number }) {
      const job = jobTruth(world, Number(project.slice(1)))
      const fits = (m: ReturnType<typeof memberTruth>) =>
        functionOf(m.positions[0]!.title) === functionOf(job.title) && countryOf(m.place) === countryOf(job.place)
      const members = Array.from({ length: world.sizes.members }, (_, index) => index).filter((index) => fits(memberTruth(world, index)))
      return page(
        members.map((index) => `m${index}`),
        start,
      )
    },
    async recommendJobs({ member }: { member: Parameters<typeof indexOf>[0] }) {
      const { wishTitle } = memberTruth(world, indexOf(member)!)
      const jobs = market.openJobs.filter((job) => functionOf(jobTruth(world, job).title) === functionOf(wishTitle))
      return page(
        jobs.map((job) => `j${job}`),
        0,
      )
    },
  }
  return platform as unknown as Platform
}
