import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EventInput, Platform } from '../platform/platform.ts'
import type { PopulateProgress } from './populate.ts'
import { populate } from './populate.ts'
import { smallWorld } from './small-world.ts'

describe('populate', () => {
  it('writes contracts before recruiters before jobs before people, each once, in batches', async () => {
    const world = smallWorld({ seed: 1, members: 1200 })
    const batches: (readonly EventInput[])[] = []
    await populate(recorder(batches), world)
    const types = batches.flat().map((event) => event.type)
    const count = (type: EventInput['type']) => types.filter((each) => each === type).length
    const { members, jobs, recruiters, contracts } = world.sizes
    assert.deepEqual([count('member-upserted'), count('job-upserted'), count('project-upserted')], [members, jobs, jobs])
    assert.deepEqual([count('recruiter-upserted'), count('contract-upserted')], [recruiters, contracts])
    assert.ok(
      types.lastIndexOf('contract-upserted') < types.indexOf('recruiter-upserted') &&
        types.lastIndexOf('project-upserted') < types.indexOf('member-upserted'),
    )
    assert.ok(batches.every((batch) => batch.length <= 1000))
  })

  it('tells how far it is, ending at the total of each stage', async () => {
    const steps: PopulateProgress[] = []
    await populate(recorder([]), smallWorld({ seed: 1, members: 1200 }), (step) => steps.push(step))
    assert.deepEqual(steps.at(-1), { stage: 'members', done: 1200, total: 1200 })
    assert.deepEqual([...new Set(steps.map((step) => step.stage))], ['contracts', 'recruiters', 'jobs', 'members'])
  })

  it('passes a refusal of the platform on', async () => {
    const refusing = { record: () => Promise.reject(new Error('the disk is full')) } as Pick<Platform, 'record'> as Platform
    await assert.rejects(populate(refusing, smallWorld({ seed: 1, members: 200 })), /the disk is full/)
  })
})

function recorder(batches: (readonly EventInput[])[]): Platform {
  const platform: Pick<Platform, 'record'> = {
    async record(events) {
      batches.push(events)
      return { offset: 0 as never, count: events.length }
    },
  }
  return platform as Platform
}
