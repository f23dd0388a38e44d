/**
 * How fast are GLMix models trained? One million rows of 50 global features with 20,000 and 50,000 entities of 20 features each, two
 * passes, at one and two threads; the fixed effect alone beside liblinear in a process of its own, to the same objective; a ladder of
 * 100,000 rows shaped like a public ratings set; and one entity refitted. Times begin when the rows are in memory. Blocks of the
 * large training lie in a file.
 */
import { uniform } from '../src/math/hash32.ts'
import type { RandomCoordinate } from '../src/models/glmix/glmix-model.ts'
import type { MixedExamples, MixedSource } from '../src/models/glmix/mixed-examples.ts'
import { refitEntity } from '../src/models/glmix/refit-entity.ts'
import { benchRead300 } from './coefficients.ts'
import { benchFixed } from './glmix-fixed.ts'
import { benchLadder } from './glmix-ladder.ts'
import { denseShard, entityColumn, featureNames, labelled } from './glmix-rows.ts'
import { type Print, quantile } from './measure.ts'
import { train } from './train-glmix.ts'

const [globalFeatures, entityFeatures] = [50, 20]
const entityCounts = { first: 20_000, second: 50_000 }

export const glmixCases = ['fixed', 'random-1', 'random-2', 'streamed', 'ladder', 'refit', 'read-300'] as const
export type GlmixCase = (typeof glmixCases)[number]

export interface GlmixBench {
  readonly print: Print
  readonly rows: number
  readonly peers: boolean
  readonly cases: readonly GlmixCase[]
}

export async function benchGlmix({ print, rows, peers, cases }: GlmixBench): Promise<void> {
  const runs: Readonly<Record<GlmixCase, () => Promise<void>>> = {
    fixed: () => benchFixed(print, rows, peers),
    'random-1': () => benchRandom(print, rows, 1),
    'random-2': () => benchRandom(print, rows, 2),
    streamed: () => benchStreamed(print, rows),
    ladder: () => benchLadder(print),
    refit: async () => benchRefit(print),
    'read-300': () => benchRead300(print),
  }
  for (const name of glmixCases) if (cases.includes(name)) await runs[name]()
}

async function benchRandom(print: Print, rows: number, threads: number): Promise<void> {
  const shards = [
    denseShard('global', globalFeatures, rows, 1),
    denseShard('one', entityFeatures, rows, 2),
    denseShard('two', entityFeatures, rows, 3),
  ]
  const entities = [entityColumn('first', entityCounts.first, rows, 4), entityColumn('second', entityCounts.second, rows, 5)]
  const examples = labelled(shards, entities, rows)
  const coordinates = [
    { name: 'global', shard: 'global' },
    { name: 'per-first', shard: 'one', entity: 'first' },
    { name: 'per-second', shard: 'two', entity: 'second' },
  ]
  const { seconds, prepared, rss, stages } = await train(examples, { coordinates, passes: 2, threads })
  const line = { bench: 'glmix', case: `random-${threads}` }
  print({ ...line, metric: 'train_s', value: seconds })
  print({ ...line, metric: 'prepare_s', value: prepared })
  print({ ...line, metric: 'rows_per_s', value: (rows * stages.length) / seconds })
  print({ ...line, metric: 'rss_mb', value: rss })
  print({ ...line, metric: 'objective', value: stages.at(-1)!.objective })
}

const chunkRows = 8192

/** Rows that are in memory at no time, of few and of many entities: the peak should be the same. */
async function benchStreamed(print: Print, rows: number): Promise<void> {
  for (const count of [20_000, 200_000]) {
    const source: MixedSource = {
      rows,
      shards: ['global', 'own'].map((name) => ({ name, features: featureNames(name, entityFeatures) })),
      entities: ['first'],
      isResident: false,
      *chunks() {
        for (let from = 0; from < rows; from += chunkRows) yield chunkFrom(from, Math.min(chunkRows, rows - from), count)
      },
    }
    const coordinates = [
      { name: 'global', shard: 'global' },
      { name: 'per-first', shard: 'own', entity: 'first' },
    ]
    const { seconds, rss, heap, buffers } = await train(source, { coordinates, passes: 1, threads: 2 })
    const measured = { train_s: seconds, rss_mb: rss, heap_mb: heap, buffers_mb: buffers }
    for (const [metric, value] of Object.entries(measured))
      print({ bench: 'glmix', case: 'streamed', metric: `${metric} ${count} entities`, value })
  }
}

function chunkFrom(from: number, rows: number, entities: number): MixedExamples {
  const shards = ['global', 'own'].map((name, i) => denseShard(name, entityFeatures, rows, 50 + 2 * from + i))
  const numbers = Array.from({ length: rows }, (_, i) => Math.floor(uniform(51, from + i) ** 2 * entities))
  const own = [...new Set(numbers)]
  const places = new Map(own.map((entity, place) => [entity, place]))
  const ofRow = Uint32Array.from(numbers, (entity) => places.get(entity)!)
  return labelled(shards, [{ name: 'first', names: own.map((entity) => `first${entity}`), ofRow }], rows)
}

/** A job with 200 applicants of 50 features. */
function benchRefit(print: Print): void {
  const rows = 200
  const shard = denseShard('job', globalFeatures, rows, 41)
  const examples = {
    ...labelled([shard], [], rows),
    ...shard,
    offsets: Float64Array.from({ length: rows }, (_, row) => uniform(42, row) - 0.5),
  }
  const coordinate = { name: 'per-job', shard: 'job', entity: 'job', lambda: 1 }
  const known: RandomCoordinate = { name: 'per-job', shard: 'job', entity: 'job', features: ['(intercept)', ...shard.features] }
  const spent = Array.from({ length: 300 }, () => {
    const startedAt = performance.now()
    refitEntity(known, examples, { loss: 'logistic', coordinate })
    return performance.now() - startedAt
  }).slice(100)
  print({ bench: 'glmix', case: 'refit', metric: 'ms', value: quantile(spent, 0.5) })
  print({ bench: 'glmix', case: 'refit', metric: 'p99_ms', value: quantile(spent, 0.99) })
}
