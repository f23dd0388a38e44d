import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { servingFeatures } from '../../features/serving-features.ts'
import { linearModel } from '../../models/linear/linear-model.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { coldStart } from './cold-start.ts'
import { chooseRanker } from './ranker.ts'

describe('the chain of rankers', () => {
  const good = { name: 'trained', version: 'v1', artifact: withFixture(linearModel({ 'skill-coverage': 1 }, 0)) }
  const strange = { name: 'strange', version: 'v2', artifact: withFixture(linearModel({ 'blood-type': 1 }, 0)) }
  const damaged = { ...good, artifact: { ...good.artifact, model: linearModel({ 'skill-coverage': 2 }, 0) } }

  it('takes the first model that fits', () => {
    assert.equal(chooseRanker([undefined, good], 'members', servingFeatures, assert.fail).name, 'trained')
  })

  it('falls back from models that are missing or refuse, and says why', () => {
    const refused: string[] = []
    const ranker = chooseRanker([undefined, strange, damaged], 'members', servingFeatures, (model, reason) =>
      refused.push(`${model.name}: ${reason.message}`),
    )
    assert.equal(ranker.name, coldStart('members').name)
    assert.match(refused[0]!, /blood-type/)
    assert.match(refused[1]!, /publish it again/)
  })

  it('binds both cold-start rankers to the features of pages', () => {
    for (const subject of ['members', 'jobs'] as const)
      assert.equal(chooseRanker([], subject, servingFeatures, assert.fail).version, coldStart(subject).version)
  })
})
