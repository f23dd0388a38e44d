/** What every CoefficientStore must keep: versions whole or not at all, switched at once, each entity's numbers to the bit. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { CoefficientStore, EffectEntry } from '../../src/models/glmix/coefficient-store.ts'
import type { Effect } from '../../src/models/glmix/effect.ts'

export interface OpenCoefficients {
  readonly store: CoefficientStore
  /** The same storage, opened anew: what a restart finds. */
  reopened(): CoefficientStore
  close(): Promise<void>
}

export function describeCoefficientStore(name: string, open: () => Promise<OpenCoefficients>): void {
  const within = async (work: (opened: OpenCoefficients) => Promise<void>) => {
    const opened = await open()
    try {
      await work(opened)
    } finally {
      await opened.close()
    }
  }

  describe(`${name} as a CoefficientStore`, () => {
    it('gives back every effect to the bit, for any names and in the order asked for, also after a restart', () =>
      within(async ({ store, reopened }) => {
        let version = 0
        await fc.assert(
          fc.asyncProperty(fc.uniqueArray(entry(), { selector: ({ entity }) => entity, maxLength: 40 }), async (entries) => {
            await store.replaceAll('per-user', `v${++version}`, entries)
            const wanted = [...entries.map(({ entity }) => entity).reverse(), 'nobody who was trained']
            const expected = [...entries.map(({ effect }) => effect).reverse(), undefined]
            for (const one of [store, reopened()]) assert.deepEqual(await one.readMany('per-user', `v${version}`, wanted), expected)
            assert.deepEqual(byName(await all(store, 'per-user', `v${version}`)), byName(entries))
          }),
          { seed: 3, numRuns: 25 },
        )
      }))

    it('takes names of ten thousand characters that differ in the last alone', () =>
      within(async ({ store }) => {
        const names = ['a', 'b', ''].map((end) => 'x'.repeat(10_000) + end)
        await store.replaceAll(
          'c',
          'v',
          names.map((entity, i) => ({ entity, effect: effectOf([i]) })),
        )
        assert.deepEqual(await store.readMany('c', 'v', names), [effectOf([0]), effectOf([1]), effectOf([2])])
        assert.deepEqual((await all(store, 'c', 'v')).map(({ entity }) => entity).sort(), names.sort())
      }))

    it('reads an entity asked for twice twice, and nothing for nothing', () =>
      within(async ({ store }) => {
        await store.replaceAll('c', 'v', [{ entity: 'a', effect: effectOf([7]) }])
        assert.deepEqual(await store.readMany('c', 'v', ['a', 'a']), [effectOf([7]), effectOf([7])])
        assert.deepEqual(await store.readMany('c', 'v', []), [])
      }))

    it('keeps what was read when more is read afterwards', () =>
      within(async ({ store }) => {
        const entries = Array.from({ length: 500 }, (_, i) => ({ entity: String(i), effect: effectOf([i, i + 0.5]) }))
        await store.replaceAll('c', 'v', entries)
        const first = await store.readMany('c', 'v', ['0', '1'])
        await store.readMany(
          'c',
          'v',
          entries.map(({ entity }) => entity),
        )
        assert.deepEqual(first, [effectOf([0, 0.5]), effectOf([1, 1.5])])
      }))

    it('lists complete versions oldest first and keeps coordinates apart', () =>
      within(async ({ store, reopened }) => {
        for (const version of ['9', '10', 'a/b.c']) await store.replaceAll('c', version, [])
        await store.replaceAll('per user/movie', '1', [{ entity: 'a', effect: effectOf([1]) }])
        for (const one of [store, reopened()]) {
          assert.deepEqual(one.versions('c'), ['9', '10', 'a/b.c'])
          assert.deepEqual(one.versions('per user/movie'), ['1'])
          assert.deepEqual(one.versions('other'), [])
        }
      }))

    it('switches to a version and back at once; writing one switches nothing', () =>
      within(async ({ store, reopened }) => {
        await store.replaceAll('c', 'old', [])
        assert.equal(store.current('c'), undefined)
        await store.use('c', 'old')
        await store.replaceAll('c', 'new', [])
        assert.equal(store.current('c'), 'old')
        for (const version of ['new', 'old']) {
          await store.use('c', version)
          for (const one of [store, reopened()]) assert.equal(one.current('c'), version)
        }
        assert.equal(store.current('other'), undefined)
      }))

    it('keeps nothing of a version whose entries end in an error, and takes it whole the next time', () =>
      within(async ({ store, reopened }) => {
        const broken = async function* (): AsyncGenerator<EffectEntry> {
          yield { entity: 'a', effect: effectOf([1]) }
          throw new Error('the trainer died')
        }
        await assert.rejects(store.replaceAll('c', 'v', broken()), /the trainer died/)
        for (const one of [store, reopened()]) {
          assert.deepEqual(one.versions('c'), [])
          await assert.rejects(one.readMany('c', 'v', ['a']), RangeError)
        }
        await store.replaceAll('c', 'v', [{ entity: 'b', effect: effectOf([2]) }])
        assert.deepEqual(await store.readMany('c', 'v', ['a', 'b']), [undefined, effectOf([2])])
      }))

    it('refuses an entity that stands twice and a version that is there', () =>
      within(async ({ store }) => {
        const twice = ['a', 'b', 'a'].map((entity) => ({ entity, effect: effectOf([1]) }))
        await assert.rejects(store.replaceAll('c', 'v', twice), RangeError)
        await store.replaceAll('c', 'v', [])
        await assert.rejects(store.replaceAll('c', 'v', []), RangeError)
      }))

    it('refuses to read, use or remove what is not there, and to remove what is in use', () =>
      within(async ({ store }) => {
        await assert.rejects(store.readMany('c', 'v', []), RangeError)
        await assert.rejects(all(store, 'c', 'v'), RangeError)
        await assert.rejects(store.use('c', 'v'), RangeError)
        await assert.rejects(store.remove('c', 'v'), RangeError)
        await store.replaceAll('c', 'v', [])
        await store.use('c', 'v')
        await assert.rejects(store.remove('c', 'v'), RangeError)
      }))

    it('removes a version and leaves the others, also one that was just read', () =>
      within(async ({ store, reopened }) => {
        for (const version of ['1', '2']) await store.replaceAll('c', version, [{ entity: 'a', effect: effectOf([Number(version)]) }])
        await store.readMany('c', '1', ['a'])
        await store.remove('c', '1')
        for (const one of [store, reopened()]) {
          assert.deepEqual(one.versions('c'), ['2'])
          await assert.rejects(one.readMany('c', '1', ['a']), RangeError)
          assert.deepEqual(await one.readMany('c', '2', ['a']), [effectOf([2])])
        }
      }))
  })
}

export function effectOf(coefficients: readonly number[]): Effect {
  return {
    features: Uint32Array.from(coefficients, (_, i) => 3 * i),
    coefficients: Float32Array.from(coefficients),
    variances: Float32Array.from(coefficients, (_, i) => i + 0.25),
  }
}

function entry(): fc.Arbitrary<EffectEntry> {
  const cells = fc.uniqueArray(fc.tuple(fc.nat(1_000_000), finite(), finite().map(Math.abs)), {
    selector: ([feature]) => feature,
    maxLength: 30,
  })
  const effect = cells.map((unsorted): Effect => {
    const sorted = unsorted.toSorted(([a], [b]) => a - b)
    return {
      features: Uint32Array.from(sorted, ([feature]) => feature),
      coefficients: Float32Array.from(sorted, ([, coefficient]) => coefficient),
      variances: Float32Array.from(sorted, ([, , variance]) => variance),
    }
  })
  // Any string at all, half surrogate pairs too.
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.nat(0xffff), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  )
  return fc.tuple(names, effect).map(([entity, effect]) => ({ entity, effect }))
}

function finite(): fc.Arbitrary<number> {
  return fc.float({ noNaN: true, noDefaultInfinity: true })
}

async function all(store: CoefficientStore, coordinate: string, version: string): Promise<EffectEntry[]> {
  const entries: EffectEntry[] = []
  for await (const one of store.readAll(coordinate, version)) entries.push(one)
  return entries
}

function byName(entries: readonly EffectEntry[]): readonly EffectEntry[] {
  return entries.toSorted((a, b) => (a.entity < b.entity ? -1 : 1))
}
