import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentOfJob } from '../../../tests/small-world/index.ts'
import { jobs } from '../../../tests/small-world/people.ts'
import { everybody, talentParts } from '../../../tests/small-world/serving.ts'
import type { Offset, RecruiterId } from '../../domain/ids.ts'
import { servingFeatures } from '../../features/serving-features.ts'
import type { Effect } from '../../models/glmix/effect.ts'
import { intercept } from '../../models/glmix/effect.ts'
import { type GlmixModel, glmixModel, isRandom, type RandomCoordinate } from '../../models/glmix/glmix-model.ts'
import { effectReader, packEffects } from '../../models/glmix/packed-effects.ts'
import type { Published } from '../../models/model-registry.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { recruiterSearch } from '../channels/recruiter-search.ts'
import { explainPage } from '../page/explain-page.ts'
import { rankerOf } from './ranker.ts'
import { type EffectSource, type RefittedEffects, refittedOn } from './row-effects.ts'

const effect = (...coefficients: number[]): Effect => ({
  features: Uint32Array.from(coefficients.keys()),
  coefficients: Float32Array.from(coefficients),
  variances: new Float32Array(coefficients.length).fill(1),
})
const random = (name: string, entity: string, effects: Readonly<Record<string, Effect>>): RandomCoordinate => ({
  name,
  shard: 's',
  features: [intercept, 'skill-coverage'],
  entity,
  effects: packEffects(Object.entries(effects).map(([named, own]) => ({ entity: named, effect: own }))),
})
const ones = new Float64Array([-1, 2])
const model = glmixModel('logistic', [
  { name: 'global', shard: 's', features: [intercept, 'skill-coverage'], coefficients: ones, variances: ones },
  random('per-recruiter', 'recruiter', { r1: effect(0.5, 3) }),
  random('per-member', 'member', { '1': effect(4), '2': effect(-4) }),
])
const published: Published = { name: 'openings-ranker', version: 'f'.repeat(64), artifact: withFixture(model) }
const ranker = rankerOf(published, servingFeatures)
const parts = { ...(await talentParts()), ranker: () => ranker }
const opening = documentOfJob(jobs.backend)
const featureNames = async () => servingFeatures
const loadModel = async () => published

const nothingStored = async () => assert.fail('all effects stand in the model')

const search = (refitted: RefittedEffects, recruiter?: string) =>
  recruiterSearch({ ...parts, effects: { refitted, readMany: nothingStored } })({
    ...everybody,
    query: { opening },
    ...(recruiter === undefined ? {} : { recruiter: recruiter as RecruiterId }),
  })
const none: RefittedEffects = () => undefined
const scoresOf = ({ results }: Awaited<ReturnType<typeof search>>) =>
  new Map(results.map(({ key, explanation }) => [key, explanation.score]))

const describeTerm = (term: number) => ({ label: `Term ${term}`, part: 'skills' }) as const

describe('Effects of the entities of rows', () => {
  it('are those of the recruiter who asks and of each person shown; whoever was never seen adds nothing', async () => {
    const [mine, theirs] = [scoresOf(await search(none, 'r1')), scoresOf(await search(none, 'r2'))]
    assert.ok(mine.size > 1)
    for (const [key, score] of mine) assert.ok(score - theirs.get(key)! >= 0.5, 'the recruiter who is liked by the model adds something')
    const unknown = scoresOf(await search(none))
    assert.deepEqual(unknown, theirs)
  })

  it('that were refitted go before those of the model, are named by the page, and reproduce it whatever comes later', async () => {
    const at = 17 as Offset
    const first: RefittedEffects = (_, coordinate, entity) =>
      coordinate === 'per-recruiter' && entity === 'r1' ? { offset: at, effect: effect(-7) } : undefined
    const page = await search(first, 'r1')
    const [before, after] = [scoresOf(await search(none, 'r2')), scoresOf(page)]
    for (const [key, score] of after) assert.ok(Math.abs(score - (before.get(key)! - 7)) < 1e-9)
    assert.deepEqual(refittedOn(page.event.models), [at])
    assert.equal(page.event.models.at(-1)!.version, published.version)
    const then = { offset: at, effect: effect(-7), coordinate: 'per-recruiter', entity: 'r1' }
    const { reproduced, items } = await explainPage(page.event, {
      loadModel,
      featureNames,
      readEffects: nothingStored,
      describeTerm,
      refittedAt: () => then,
    })
    assert.ok(reproduced)
    assert.deepEqual(
      items.map(({ rescored }) => rescored),
      [...after.values()],
    )
  })

  it('need nothing but the model where nothing was refitted', async () => {
    const page = await search(none, 'r1')
    assert.deepEqual(refittedOn(page.event.models), [])
    const refittedAt = () => assert.fail('no refitted effect is named')
    assert.ok((await explainPage(page.event, { loadModel, featureNames, readEffects: nothingStored, describeTerm, refittedAt })).reproduced)
  })

  it('left out by a refit adds nothing', async () => {
    const left: RefittedEffects = (_, coordinate) =>
      coordinate === 'per-recruiter' ? { offset: 3 as Offset, effect: undefined } : undefined
    assert.deepEqual(scoresOf(await search(left, 'r1')), scoresOf(await search(none, 'r2')))
  })

  it('rank the same whether they stand in the model or in a store that it names', async () => {
    const bare = model.coordinates.map((one) => {
      if (!isRandom(one)) return one
      const { effects: _, ...rest } = one
      return { ...rest, stored: { coordinate: one.name, version: 'v' } }
    })
    const named: GlmixModel = { ...model, coordinates: bare }
    const stored = rankerOf({ ...published, artifact: withFixture(named) }, servingFeatures)
    const readMany: EffectSource['readMany'] = async (coordinate, version, entities) => {
      assert.equal(version, 'v')
      const held = model.coordinates.filter(isRandom).find(({ name }) => name === coordinate)!
      return entities.map(effectReader(held.effects!))
    }
    const page = await recruiterSearch({ ...parts, ranker: () => stored, effects: { refitted: none, readMany } })({
      ...everybody,
      query: { opening },
      recruiter: 'r1' as RecruiterId,
    })
    assert.deepEqual(scoresOf(page), scoresOf(await search(none, 'r1')))
  })
})
