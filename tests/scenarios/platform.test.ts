/** The whole house through its contract: what is promised to callers, on a simulated market. */
import assert from 'node:assert/strict'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { marketplace } from '../../src/domain/audience.ts'
import type { ContractId, JobId, MemberId, ProjectId, RecruiterId, Timestamp } from '../../src/domain/ids.ts'
import type { Member } from '../../src/domain/member.ts'
import { dayMs } from '../../src/domain/time.ts'
import { linearModel } from '../../src/models/linear/linear-model.ts'
import { withFixture } from '../../src/models/parity-fixture.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { contentOf, marketStart, openSmallMarket, operator, type SmallMarket } from './small-market.ts'

const person = (id: string, rest: Partial<Member> = {}): Member => ({
  id: id as MemberId,
  audience: marketplace,
  identity: { name: `Person ${id}` },
  positions: [{ title: 'Registered Nurse', company: 'Quillmore Care', start: { year: 2019, month: 3 } }],
  education: [],
  skills: [{ name: 'Triage' }],
  languages: [],
  certificates: [],
  intent: 'active',
  preferences: {},
  hiddenFrom: [],
  ...rest,
})

describe('the platform', () => {
  let market: SmallMarket
  before(async () => {
    market = await openSmallMarket()
  })
  after(() => market.close())

  it('understands a typed query, finds people, and proves each match by a profile field', async () => {
    const page = await market.platform.searchTalent({ caller: operator, text: 'manager' })
    assert.ok(page.total > 0)
    for (const { explanation } of page.results) {
      const sum = explanation.contributions.reduce((total, { contribution }) => total + contribution, 0)
      assert.ok(Math.abs(sum - explanation.score) <= 1e-9)
      const parts = Object.values(explanation.parts).reduce((total, part) => total + part, 0)
      assert.ok(Math.abs(parts - explanation.score) <= 1e-9)
      for (const { status, field } of explanation.requirements) assert.equal(field !== undefined, status === 'matched')
    }
  })

  it('gives the same pages with workers as without, and after a restart', async () => {
    const ask = async () => {
      const { platform } = market
      const pages = [
        await platform.searchTalent({ caller: operator, text: 'senior engineer -manager' }),
        await platform.searchTalent({ caller: operator, job: 'j3' as JobId }),
        await platform.searchTalent({ caller: operator, facets: [{ type: 'seniority', values: ['senior', 'unknown'] }] }),
      ]
      return pages.map(contentOf)
    }
    const first = await ask()
    await market.reopen({ workers: 2 })
    assert.deepEqual(await ask(), first)
    await market.reopen()
    assert.deepEqual(await ask(), first)
  })

  it('shows everybody once on the pages of a long list, and falls in score inside each shortlist', async () => {
    for (const shortlist of [125, 1000]) {
      await market.reopen({ shortlist })
      const limit = 50
      const pages = []
      for (let start = 0; start < 500; start += limit)
        pages.push(await market.platform.searchTalent({ caller: operator, text: '', start, limit }))
      const { total } = pages[0]!
      const results = pages.flatMap((page) => page.results)
      assert.ok(total > 3 * 125)
      assert.equal(new Set(results.map(({ card }) => card.id)).size, Math.min(total, 500))
      const scores = results.map(({ explanation }) => explanation.score)
      const falls = scores.map((score, i) => i === 0 || score <= scores[i - 1]!)
      assert.ok(falls.every((isFalling, i) => isFalling || i % shortlist === 0))
      assert.equal(falls.includes(false), shortlist === 125)
    }
    await market.reopen()
  })

  it('shows an acknowledged profile to a search that sends the offset back', async () => {
    const { offset } = await market.platform.record([
      { type: 'member-upserted', member: person('fresh', { summary: 'Speaks zyxwordly.' }) },
    ])
    const page = await market.platform.searchTalent({ caller: operator, text: 'zyxwordly', after: offset })
    assert.deepEqual(
      page.results.map(({ card }) => card.id),
      ['fresh'],
    )
  })

  it('reproduces a page bit for bit after profiles changed and another model was promoted', async () => {
    const { platform } = market
    const page = await platform.searchTalent({ caller: operator, job: 'j5' as JobId })
    assert.ok(page.results.length > 0)
    const shown = await platform.member(page.results[0]!.card.id, operator)
    await platform.record([{ type: 'member-upserted', member: { ...shown, skills: [], positions: [] } }])
    const version = await platform.publishModel('members', withFixture(linearModel({ completeness: 2 }, 0)), {})
    await platform.promoteModel('members', version, 'to see the page outlive it')

    const explained = await platform.explain(page.request, operator)
    assert.equal(explained.reproduced, true)
    assert.deepEqual(
      explained.items.map(({ id, rescored }) => [id, rescored]),
      page.results.map(({ card, explanation }) => [card.id, explanation.score]),
    )
    const now = await platform.searchTalent({ caller: operator, job: 'j5' as JobId })
    assert.ok(now.model.endsWith(version.slice(0, 12)))
    assert.notDeepEqual(
      now.results.map(({ explanation }) => explanation.score),
      page.results.map(({ explanation }) => explanation.score),
    )
  })

  it('keeps a member from the hirers of their employer: no hit, no count, no facet', async () => {
    const { platform } = market
    const contract = { id: 'employer' as ContractId, name: 'Quillmore hiring', company: 'Quillmore Care GmbH' }
    await platform.record([{ type: 'contract-upserted', contract }])
    const asked = { caller: { role: 'recruiter', contract: contract.id } as const, text: 'triage' }
    const without = await platform.searchTalent(asked)
    const { offset } = await platform.record([{ type: 'member-upserted', member: person('hidden', { hiddenFrom: ['Quillmore Care'] }) }])
    assert.deepEqual(contentOf(await platform.searchTalent({ ...asked, after: offset })), contentOf(without))
    assert.equal((await platform.searchTalent({ caller: operator, text: 'triage' })).total, without.total + 1)
    await assert.rejects(platform.member('hidden' as MemberId, asked.caller), { code: 'not-found' })
  })

  it('shows the people of a contract to that contract alone', async () => {
    const { platform } = market
    const own = 'own' as ContractId
    await platform.record([
      { type: 'contract-upserted', contract: { id: own, name: 'Own' } },
      {
        type: 'member-upserted',
        member: person('private', { audience: { type: 'contract', contract: own }, summary: 'privately zymurgical' }),
      },
    ])
    const asked = { text: 'zymurgical', after: platform.status().offset }
    assert.equal((await platform.searchTalent({ ...asked, caller: { role: 'recruiter', contract: own } })).total, 1)
    assert.equal((await platform.searchTalent({ ...asked, caller: { role: 'recruiter', contract: 'c0' as ContractId } })).total, 0)
  })

  it('names the filter that empties a page', async () => {
    const page = await market.platform.searchTalent({
      caller: operator,
      text: 'manager',
      facets: [{ type: 'school', values: ['no such school'] }],
    })
    assert.equal(page.total, 0)
    assert.equal(page.filtersAtFault[0]?.facet, 'school')
    assert.ok(page.filtersAtFault[0]!.totalWithout > 0)
  })

  it('keeps what it refuses out of the log, whole', async () => {
    const { platform } = market
    const before = platform.status().offset
    const job = 'nobody-posted-this' as JobId
    await assert.rejects(
      platform.record([
        { type: 'member-upserted', member: person('half') },
        { type: 'applied', member: 'half' as MemberId, job },
      ]),
      /events\[1\]\.job|no job 'nobody-posted-this'; was its job-upserted event recorded\?/,
    )
    assert.equal(platform.status().offset, before)
    await assert.rejects(platform.member('half' as MemberId, operator), { code: 'not-found' })
  })

  it('says what makes a contract or a seat that is not there', async () => {
    const project = { id: 'p-none' as ProjectId, contract: 'none' as ContractId, name: 'Nurses' }
    await assert.rejects(market.platform.record([{ type: 'project-upserted', project }]), {
      code: 'not-found',
      field: 'events[0].project.contract',
      message: /^no contract 'none'; an operator makes it by PUT \/v1\/contracts\/:id, or by the event contract-upserted/,
    })
  })

  it('numbers no word of what it refuses, so that a restart finds every word of what it kept', async () => {
    const word = (text: string) => ({ type: 'member-upserted', member: person(`knows-${text}`, { summary: text }) }) as const
    const found = async (text: string) => {
      const after = market.platform.status().offset
      return (await market.platform.searchTalent({ caller: operator, text, after })).results.map(({ card }) => card.id)
    }
    await assert.rejects(market.platform.record([word('brachylexia'), { type: 'member-deleted', member: 'nobody' as MemberId }]))
    await market.platform.record([word('brachylexia')])
    await market.reopen()
    await market.platform.record([word('tachylexia')])
    assert.deepEqual(await found('brachylexia'), ['knows-brachylexia'])
    assert.deepEqual(await found('tachylexia'), ['knows-tachylexia'])
  })

  it('ranks given people, and says who is not known or wants no contact', async () => {
    const ids = ['m1', 'm2', 'm3', 'nobody'] as MemberId[]
    const { results, unknown, closed } = await market.platform.rank({ caller: operator, members: ids, text: 'accountant' })
    assert.deepEqual(new Set([...results.map(({ id }) => id), ...closed, ...unknown]), new Set(ids))
    assert.deepEqual(unknown, ['nobody'])
    for (let i = 1; i < results.length; i++) assert.ok(results[i - 1]!.score >= results[i]!.score)
  })

  it('makes an expired posting unreachable', async () => {
    const { platform } = market
    const posting = {
      ...(await platform.job('j1' as JobId, operator)),
      id: 'late' as JobId,
      title: 'Zeppelin Rigger',
      state: 'open' as const,
    }
    await platform.record([{ type: 'job-upserted', job: { ...posting, expiresAt: (marketStart + 10 * dayMs) as Timestamp } }])
    const asked = { caller: operator, text: 'zeppelin', after: platform.status().offset }
    assert.equal((await platform.searchJobs(asked)).total, 1)
    const { offset } = await platform.record([
      { type: 'job-upserted', job: { ...posting, expiresAt: (marketStart - 10 * dayMs) as Timestamp } },
    ])
    assert.equal((await platform.searchJobs({ ...asked, after: offset })).total, 0)
  })

  it('lets one process write and tells the second whom to ask', async () => {
    await assert.rejects(openPlatform({ dataDirectory: market.directory, workers: 0 }), { code: 'conflict' })
  })
})

describe('erasure', () => {
  const details = {
    name: 'Quillifer Mossgrave',
    email: 'quillifer.mossgrave@example.com',
    phone: '+49 555 0199 887',
  }
  const word = 'zwiefachology'
  const erased = person('mossgrave-4711', { identity: details, summary: `Expert in ${word}. I am Quillifer Mossgrave.` })

  it('leaves no file that names the person, pages that still re-score, and the state that a replay gives', async () => {
    const market = await openSmallMarket(300)
    try {
      const { platform } = market
      const recruiter = { role: 'recruiter', contract: 'c0' as ContractId, recruiter: 'r0' as RecruiterId } as const
      await platform.record([
        { type: 'member-upserted', member: erased },
        { type: 'member-upserted', member: person('stays', { summary: `Also fond of registered nursing` }) },
        {
          type: 'feedback',
          project: 'p0' as ProjectId,
          recruiter: recruiter.recruiter,
          member: erased.id,
          channel: 'recruiter-search',
          rating: 'save',
        },
        {
          type: 'in-mail-sent',
          inMail: 'i1',
          project: 'p0' as ProjectId,
          recruiter: recruiter.recruiter,
          member: erased.id,
          channel: 'recruiter-search',
          message: `Dear ${details.name}`,
        },
      ])
      const after = platform.status().offset
      const page = await platform.searchTalent({ caller: operator, text: 'registered nurse', limit: 100, after })
      const named = await platform.searchTalent({ caller: operator, text: `"Quillifer Mossgrave"` })
      assert.equal(named.total, 1)
      const position = page.results.findIndex(({ card }) => card.id === erased.id)
      assert.ok(position >= 0)
      await platform.snapshot()

      await platform.erase(erased.id)
      const explained = await platform.explain(page.request, operator)
      assert.equal(explained.reproduced, true)
      assert.equal(explained.items[position]!.id, 'erased')
      assert.equal(explained.items[position]!.served, null)
      assert.ok(
        explained.items.filter(({ id }) => id !== 'erased').every(({ served, rescored }) => served !== null && Object.is(served, rescored)),
      )
      await assert.rejects(platform.member(erased.id, operator), { code: 'not-found' })

      const live = contentOf(await platform.searchTalent({ caller: operator, text: 'registered nurse', limit: 100 }))
      await platform.rebuild()
      assert.deepEqual(contentOf(await platform.searchTalent({ caller: operator, text: 'registered nurse', limit: 100 })), live)
      await platform.close()
      for (const text of [details.name, details.email, details.phone, erased.id, word, 'Mossgrave', 'mossgrave']) {
        assert.deepEqual(await filesThatHold(market.directory, text), [], text)
      }
    } finally {
      await rm(market.directory, { recursive: true })
    }
  })
})

describe('a damaged index snapshot', () => {
  it('is noticed, dropped, and replaced by the store', async () => {
    const failures: unknown[] = []
    const market = await openSmallMarket(300, { onFailure: (reason) => failures.push(reason) })
    try {
      await market.platform.snapshot()
      const asked = { caller: operator, text: 'manager' }
      const before = contentOf(await market.platform.searchTalent(asked))
      await market.platform.close()
      const folder = join(market.directory, 'index', 'members')
      const [offset] = await readdir(folder)
      const part = (await readdir(join(folder, offset!)))[0]!
      const bytes = await readFile(join(folder, offset!, part))
      bytes[Math.floor(bytes.length / 2)]! ^= 0xff
      await writeFile(join(folder, offset!, part), bytes)

      const platform = await market.reopen()
      assert.equal(failures.length, 1)
      assert.match(String(failures[0]), /snapshot .* is damaged/)
      const { total } = await platform.searchTalent(asked)
      assert.equal(total, (before as { total: number }).total)
    } finally {
      await market.close()
    }
  })
})

async function filesThatHold(directory: string, text: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const wanted = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  const holding: string[] = []
  for (const file of files) {
    const bytes = await readFile(file)
    if (wanted.some((pattern) => bytes.includes(pattern))) holding.push(file)
  }
  return holding
}
