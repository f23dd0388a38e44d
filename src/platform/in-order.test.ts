import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { InOrder } from './in-order.ts'

describe('InOrder', () => {
  it('begins at once what waits for nothing', () => {
    const begun: string[] = []
    void new InOrder().run(undefined, async () => begun.push('first'))
    assert.deepEqual(begun, ['first'])
  })

  it('begins in the order of the calls, whatever each waits for', async () => {
    const order = new InOrder()
    const begun: unknown[] = []
    let arrive: (late: string) => void = () => assert.fail('not waited for')
    const late = new Promise<string>((resolve) => {
      arrive = resolve
    })
    const work = async (ready?: string) => begun.push(ready)
    const all = [order.run(late, work), order.run(Promise.resolve('soon'), work), order.run(undefined, work)]
    await new Promise(setImmediate)
    assert.deepEqual(begun, [])
    arrive('late')
    await Promise.all(all)
    assert.deepEqual(begun, ['late', 'soon', undefined])
    void order.run(undefined, work)
    assert.equal(begun.length, 4)
  })

  it('goes on behind work that fails, and tells its caller', async () => {
    const order = new InOrder()
    const failing = order.run(Promise.resolve(), () => Promise.reject(new Error('full')))
    const next = order.run(undefined, async () => 'done')
    await assert.rejects(failing, /full/)
    assert.equal(await next, 'done')
  })
})
