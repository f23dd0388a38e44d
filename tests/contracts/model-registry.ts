/** What every ModelRegistry must keep: models named by their content, whole or refused, none ever lost. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { linearModel } from '../../src/models/linear/linear-model.ts'
import { encodeModel, modelVersion } from '../../src/models/model-file.ts'
import type { ModelRegistry, Version } from '../../src/models/model-registry.ts'
import { type ModelArtifact, withFixture } from '../../src/models/parity-fixture.ts'

export interface OpenRegistry {
  readonly registry: ModelRegistry
  /** What a promotion event does. */
  promote(name: string, version: Version): void
  /** Changes what is kept under the version, behind the registry's back. */
  damage(name: string, version: Version, change: (bytes: Uint8Array) => Uint8Array): Promise<void>
  /** Keeps an artifact as if it had been published by a program that scored otherwise. */
  smuggle(name: string, version: Version, bytes: Uint8Array): Promise<void>
  /** The same storage, opened anew: what a restart finds. */
  reopened(): ModelRegistry
  close(): Promise<void>
}

const artifact = (weight: number, intercept = 0): ModelArtifact =>
  withFixture(linearModel({ 'skill-coverage': weight, distance: -0.1 }, intercept))
const unknown = 'f'.repeat(64)

export function describeModelRegistry(name: string, open: () => Promise<OpenRegistry>): void {
  const within = async (work: (opened: OpenRegistry) => Promise<void>) => {
    const opened = await open()
    try {
      await work(opened)
    } finally {
      await opened.close()
    }
  }

  describe(`${name} as a ModelRegistry`, () => {
    it('gives back what was published, also after a restart', () =>
      within(async ({ registry, reopened }) => {
        const version = await registry.publish('ranker', artifact(1.5, -2), { 'ndcg@25': 0.71, curve: [1, 2] })
        for (const one of [registry, reopened()]) {
          assert.deepEqual(await one.load(version), { name: 'ranker', version, artifact: artifact(1.5, -2) })
          assert.deepEqual(await one.report('ranker', version), { 'ndcg@25': 0.71, curve: [1, 2] })
          assert.deepEqual(await one.versions('ranker'), [version])
        }
      }))

    it('names a model by its bytes: the same model is the same version, whoever publishes it and how often', () =>
      within(async ({ registry }) => {
        const version = await registry.publish('ranker', artifact(1), { run: 1 })
        assert.equal(version, modelVersion(encodeModel(artifact(1))))
        assert.equal(await registry.publish('ranker', artifact(1), { run: 2 }), version)
        assert.deepEqual(await registry.versions('ranker'), [version])
        assert.deepEqual(await registry.report('ranker', version), { run: 1 }, 'the first report stays')
        assert.notEqual(await registry.publish('ranker', artifact(1 + Number.EPSILON), {}), version)
      }))

    it('lists the versions of a name, oldest first, and keeps names apart', () =>
      within(async ({ registry }) => {
        const versions: Version[] = []
        for (const weight of [3, 1, 2]) versions.push(await registry.publish('ranker', artifact(weight), {}))
        const other = await registry.publish('other', artifact(9), { of: 'other' })
        assert.deepEqual(await registry.versions('ranker'), versions)
        assert.deepEqual(await registry.versions('other'), [other])
        assert.equal(await registry.report('ranker', other), undefined)
        assert.equal((await registry.load(other))?.name, 'other')
      }))

    it('knows nothing of what was never published', () =>
      within(async ({ registry }) => {
        assert.equal(await registry.load(unknown), undefined)
        assert.equal(await registry.report('ranker', unknown), undefined)
        assert.deepEqual(await registry.versions('ranker'), [])
        assert.equal(await registry.current('ranker'), undefined)
        await registry.publish('ranker', artifact(1), {})
        assert.equal(await registry.load(unknown), undefined)
      }))

    it('has the promoted version as the current one, and nothing before a promotion', () =>
      within(async ({ registry, promote }) => {
        const [old, young] = [await registry.publish('ranker', artifact(1), {}), await registry.publish('ranker', artifact(2), {})]
        assert.equal(await registry.current('ranker'), undefined)
        for (const version of [young, old]) {
          promote('ranker', version)
          assert.equal((await registry.current('ranker'))?.version, version)
        }
        assert.equal(await registry.current('other'), undefined)
      }))

    it('refuses a damaged model, whichever byte it is, and still gives the others', () =>
      within(async ({ registry, damage }) => {
        const whole = await registry.publish('ranker', artifact(1), {})
        const version = await registry.publish('ranker', artifact(2), {})
        const length = encodeModel(artifact(2)).length
        await fc.assert(
          fc.asyncProperty(fc.nat(length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
            const flipped = (bytes: Uint8Array) => bytes.map((byte, place) => (place === at ? byte ^ flip : byte))
            await damage('ranker', version, flipped)
            await assert.rejects(registry.load(version), RangeError)
            await damage('ranker', version, flipped)
            assert.equal((await registry.load(version))?.version, version)
          }),
          { seed: 4, numRuns: 40 },
        )
        await damage('ranker', version, (bytes) => bytes.subarray(0, bytes.length - 1))
        await assert.rejects(registry.load(version), /damaged/)
        assert.equal((await registry.load(whole))?.version, whole)
      }))

    it('refuses a model that no longer gives the scores it was published with', () =>
      within(async ({ registry, smuggle }) => {
        const { model, fixture } = artifact(1)
        const bytes = encodeModel({ model, fixture: { ...fixture, scores: fixture.scores.map((score) => score + 1e-9) } })
        const version = modelVersion(bytes)
        await smuggle('ranker', version, bytes)
        await assert.rejects(registry.load(version), /does not give the scores it was published with/)
      }))

    it('keeps every version, whatever is published and promoted afterwards', () =>
      within(async ({ registry, promote }) => {
        const weights = fc.sample(fc.double({ min: -5, max: 5, noNaN: true }), { seed: 8, numRuns: 25 })
        const published = new Map<Version, number>()
        for (const weight of weights) {
          const version = await registry.publish('ranker', artifact(weight), {})
          published.set(version, weight)
          promote('ranker', version)
        }
        assert.deepEqual(new Set(await registry.versions('ranker')), new Set(published.keys()))
        for (const [version, weight] of published) assert.deepEqual((await registry.load(version))?.artifact, artifact(weight))
      }))
  })
}
