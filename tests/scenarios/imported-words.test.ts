/** A release of O*NET brings tens of thousands of names. None of them may make a typed query find fewer people than it found before. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { taxonomyFolder } from '../../src/adapters/files/taxonomy-files.ts'
import { importedTaxonomy } from '../../src/adapters/files/taxonomy-import.ts'
import { seatEvents } from '../../src/cli/local-seat.ts'
import { demoWorld } from '../../src/cli/simulated-world.ts'
import { marketplace } from '../../src/domain/audience.ts'
import type { MemberId } from '../../src/domain/ids.ts'
import type { Member } from '../../src/domain/member.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { populate } from '../../src/simulator/populate.ts'
import { marketStart, operator } from './small-market.ts'

const release = join(taxonomyFolder(), '../../shared/data/onet-27.0')
const skip = existsSync(release) ? false : 'the release of O*NET 27.0 is not beside the checkout'

/** Lines of work that the demo leaves out. */
const trades = [
  'Electrician',
  'Maintenance Electrician',
  'Industrial Electrician',
  'Welding Engineer',
  'Truck Driver',
  'Math Teacher',
  'Concrete Laborer',
  'Line Cook',
]

const findSame = [
  'senior java developer berlin -manager',
  'java developer berlin',
  'java developer',
  'python developer',
  'php developer',
  'javascript developer',
  'c++ developer berlin',
  'java backend developer',
  'aws engineer',
  'data engineer',
  'devops engineer',
  'machine learning engineer',
  'product manager',
  'sales manager',
  'senior accountant london',
  'electrician',
  'truck driver',
  'math teacher',
  'concrete laborer',
  'cook',
  // No title of ours, but found by the word that it ends in.
  'welding engineer',
]

/** More are found where O*NET calls further titles so: human resources specialists are recruiters too, nurses of wards registered nurses. */
const findMore = [
  'java engineer',
  'software engineer',
  'excel analyst',
  'data analyst',
  'nurse',
  'hospital nurse',
  'registered nurse berlin',
  'recruiter',
]

const worker = (id: string, title: string): Member => ({
  id: id as MemberId,
  audience: marketplace,
  identity: {},
  positions: [{ title }],
  education: [],
  skills: [],
  languages: [],
  certificates: [],
  intent: 'active',
  preferences: {},
  hiddenFrom: [],
})

describe('typed queries after an import of O*NET', { skip }, () => {
  let directory: string
  let platform: Platform
  const found = async (text: string) => (await platform.searchTalent({ caller: operator, text, limit: 1 })).total
  const foundByAll = async () => {
    const counts = new Map<string, number>()
    for (const text of [...findSame, ...findMore]) counts.set(text, await found(text))
    return counts
  }
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mutual-words-'))
    platform = await openPlatform({ dataDirectory: directory, workers: 0, clock: () => marketStart, snapshotEveryMinutes: 0 })
    await platform.record(seatEvents(true))
    await populate(platform, demoWorld(2000, marketStart))
    await platform.record(trades.map((title, at) => ({ type: 'member-upserted', member: worker(`trade${at}`, title) })))
  })
  after(async () => {
    await platform.close()
    await rm(directory, { recursive: true })
  })

  it('find no fewer people, and more only where O*NET knows more names for the work', async () => {
    const counted = await foundByAll()
    await platform.importTaxonomy(importedTaxonomy('onet', release).taxonomy, 'onet')
    while (!platform.status().taxonomy.applied) await setTimeout(20)
    const afterwards = await foundByAll()
    const change = (text: string) => [text, counted.get(text)!, afterwards.get(text)!] as const
    for (const [text, people, later] of findSame.map(change)) {
      assert.ok(people > 0, text)
      assert.equal(later, people, text)
    }
    for (const [text, people, later] of findMore.map(change)) assert.ok(later > people, `${text}: ${people}, then ${later}`)
  })
})
