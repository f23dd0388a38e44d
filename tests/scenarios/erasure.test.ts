/** An erasure through the whole house: no file names the person, and old pages still come out. */
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { describe, it } from 'node:test'
import type { ContractId, ProjectId, RecruiterId } from '../../src/domain/ids.ts'
import { filesWith } from '../adapters/files-with.ts'
import { nurse } from './nurse.ts'
import { contentOf, openSmallMarket, operator } from './small-market.ts'

describe('erasure', () => {
  const details = {
    name: 'Quillifer Mossgrave',
    email: 'quillifer.mossgrave@example.com',
    phone: '+49 555 0199 887',
  }
  const word = 'zwiefachology'
  const erased = nurse('mossgrave-4711', { identity: details, summary: `Expert in ${word}. I am Quillifer Mossgrave.` })

  it('leaves no file that names the person, pages that still re-score, and the state that a replay gives', async () => {
    const market = await openSmallMarket(300)
    try {
      const { platform } = market
      const recruiter = { role: 'recruiter', contract: 'c0' as ContractId, recruiter: 'r0' as RecruiterId } as const
      await platform.record([
        { type: 'member-upserted', member: erased },
        { type: 'member-upserted', member: nurse('stays', { summary: `Also fond of registered nursing` }) },
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
        assert.deepEqual(await filesWith(market.directory, text), [], text)
      }
    } finally {
      await rm(market.directory, { recursive: true })
    }
  })
})
