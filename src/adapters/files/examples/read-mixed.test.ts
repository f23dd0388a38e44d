import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { glmixDefaults } from '../../../models/glmix/glmix-options.ts'
import { type MixedExamples, noEntity } from '../../../models/glmix/mixed-examples.ts'
import { packTrained } from '../../../models/glmix/pack-trained.ts'
import { memoryScratch } from '../../../models/glmix/scratch.ts'
import { trainGlmix } from '../../../models/glmix/train/glmix-trainer.ts'
import { soloPool } from '../../../models/solo-pool.ts'
import { readMixed } from './read-mixed.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutual-mixed-'))
})
after(() => rm(folder, { recursive: true }))

async function written(rows: readonly unknown[]): Promise<string> {
  const path = join(folder, `${Math.floor(performance.now() * 1000)}.ndjson`)
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'))
  return path
}

describe('rows for GLMix in a file', () => {
  it('are numbers by shard and name, with entities, weights and offsets where rows have them', async () => {
    const path = await written(
      [
        { label: 1, shards: { g: { b: 2, a: null } }, entities: { user: 'u', film: 7 } },
        { label: false, weight: 3, request: 'q', shards: { g: { a: true, b: -1 }, h: { x: 0.5 } }, entities: { film: null } },
      ].map((row) => ({ request: 'p', ...row })),
    )
    const { source, labels, weights, requests } = await readMixed(path)
    const chunks: MixedExamples[] = []
    for await (const one of source.chunks()) chunks.push(one)
    const [chunk] = chunks
    assert.deepEqual(
      [[...labels], [...weights!], [...requests!]],
      [
        [1, 0],
        [1, 3],
        [0, 1, 2],
      ],
    )
    assert.deepEqual(
      chunk!.shards.map(({ name, features }) => [name, features]),
      [
        ['g', ['b', 'a']],
        ['h', ['x']],
      ],
    )
    const g = chunk!.shards[0]!.matrix
    if (g.kind !== 'sparse') throw new Error('rows are sparse')
    assert.deepEqual(
      [[...g.starts], [...g.columns], [...g.values]],
      [
        [0, 1, 3],
        [0, 0, 1],
        [2, -1, 1],
      ],
    )
    const [user, film] = chunk!.entities
    assert.deepEqual([user!.names, [...user!.ofRow], film!.names, [...film!.ofRow]], [['u'], [0, noEntity], ['7'], [0, noEntity]])
  })

  it('give the same model whether they are kept or read in chunks, again and again', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => ({
      label: Number((i * 7919) % 13 > (i % 5) + 3),
      shards: { g: { [`a${i % 3}`]: (i % 11) / 11, b: ((i * 31) % 17) / 17 } },
      entities: i % 10 === 0 ? {} : { user: `u${(i * 37) % 101}` },
    }))
    const path = await written(rows)
    const models = await Promise.all(
      [Infinity, 0].map(async (mostBytes) => {
        const { source } = await readMixed(path, undefined, mostBytes)
        const run = { pool: soloPool, scratch: memoryScratch(), signal: new AbortController().signal, progress: () => {} }
        const coordinates = [
          { name: 'g', shard: 'g' },
          { name: 'per-user', shard: 'g', entity: 'user' },
        ]
        return packTrained(await trainGlmix(source, { ...glmixDefaults, coordinates }, run))
      }),
    )
    assert.deepEqual(models[1], models[0])
  })

  it('leave out what other names than the known ones say', async () => {
    const first = await readMixed(await written([{ label: 1, shards: { g: { a: 1 } }, entities: { user: 'u' } }]))
    const path = await written([{ label: 0, shards: { g: { a: 2, z: 9 }, h: { y: 1 } }, entities: { user: 'v', film: 'f' } }])
    const { source } = await readMixed(path, first.names)
    assert.deepEqual(source.shards, [{ ...source.shards[0]!, name: 'g', features: ['a'] }])
    assert.deepEqual(source.entities, ['user'])
  })
})
