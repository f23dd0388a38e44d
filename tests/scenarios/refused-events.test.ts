/** What the platform refuses to record, and what that leaves behind. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ContractId, JobId, MemberId, ProjectId } from '../../src/domain/ids.ts'
import { nurse } from './nurse.ts'
import { operator, sharedMarket } from './small-market.ts'

describe('the platform', () => {
  const market = sharedMarket()

  it('keeps what it refuses out of the log, whole', async () => {
    const { platform } = market
    const before = platform.status().offset
    const job = 'nobody-posted-this' as JobId
    await assert.rejects(
      platform.record([
        { type: 'member-upserted', member: nurse('half') },
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
    const word = (text: string) => ({ type: 'member-upserted', member: nurse(`knows-${text}`, { summary: text }) }) as const
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
})
