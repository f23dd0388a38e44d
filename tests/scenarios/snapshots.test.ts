/** When the index is written to disk and when it is not, and what becomes of a snapshot that is damaged. */
import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { MemberId } from '../../src/domain/ids.ts'
import { contentOf, openSmallMarket, operator, sharedMarket } from './small-market.ts'

describe('snapshots of the index', () => {
  const market = sharedMarket(300)
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
