/** When the index is written to disk, and when it is not. */
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { MemberId } from '../../src/domain/ids.ts'
import { openSmallMarket, operator, type SmallMarket } from './small-market.ts'

describe('snapshots of the index', () => {
  let market: SmallMarket
  before(async () => {
    market = await openSmallMarket(300)
  })
  after(() => market.close())
  const onDisk = () => readdir(join(market.directory, 'index', 'members'))

  it('are not written again where only pages were shown, not even after a restart', async () => {
    await market.platform.snapshot()
    const [first, ...others] = await onDisk()
    assert.ok(first !== undefined && others.length === 0)
    const { request } = await market.platform.searchTalent({ caller: operator, text: 'manager' })
    await market.platform.explain(request, operator)
    await market.platform.snapshot()
    assert.deepEqual(await onDisk(), [first])
    await market.reopen()
    await market.platform.snapshot()
    assert.deepEqual(await onDisk(), [first])
  })

  it('hold an erasure even where one was being written when the erasure began', async () => {
    const [before] = await onDisk()
    const member = await market.platform.member('m3' as MemberId, operator)
    await market.platform.record([{ type: 'member-upserted', member }])
    const earlier = market.platform.snapshot()
    const { offset } = await market.platform.erase('m4' as MemberId)
    await earlier
    const [after] = await onDisk()
    assert.notEqual(after, before)
    assert.ok(Number(after) >= offset)
  })
})
