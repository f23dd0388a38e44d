/**
 * The coefficient store: how fast are the effects of very many entities written, with how much memory, and how long does it take to
 * read those of 300 of them? Entities come in no order, 20 coefficients each; every read asks for others than the one before.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CoefficientDirectory } from '../src/adapters/embedded/coefficients/coefficient-directory.ts'
import { hash32, uniform } from '../src/math/hash32.ts'
import type { EffectEntry } from '../src/models/glmix/coefficient-store.ts'
import { memoryNow, type Print, progress, quantile, watchMemory } from './measure.ts'

const width = 20
const asked = 300
const reads = 1000

export async function benchCoefficients({ entities, print }: { entities: number; print: Print }): Promise<void> {
  await withStore(async (store, folder) => {
    const before = memoryNow().rss
    const memory = watchMemory()
    const startedAt = performance.now()
    await store.replaceAll('per-member', 'v1', effects(entities))
    const seconds = (performance.now() - startedAt) / 1000
    const { rss, file } = memory()
    const { bytes } = store.note('per-member', 'v1')
    progress(`${entities} entities in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB in ${folder}; ${before.toFixed(0)} MB before`)
    for (const [metric, value] of Object.entries({
      entities_per_s: entities / seconds,
      rss_mb: rss,
      rss_file_mb: file,
      file_mb: bytes / 1e6,
    }))
      print({ bench: 'coefficients', case: 'write', metric, value })
    await readThreeHundred(store, entities, (metric, value) => print({ bench: 'coefficients', case: 'read-300', metric, value }))
  })
}

/** The case of the bench `glmix`, over a store of a common size. */
export async function benchRead300(print: Print): Promise<void> {
  const entities = 100_000
  await withStore(async (store) => {
    await store.replaceAll('per-member', 'v1', effects(entities))
    await readThreeHundred(store, entities, (metric, value) => print({ bench: 'glmix', case: 'read-300', metric, value }))
  })
}

async function readThreeHundred(
  store: CoefficientDirectory,
  entities: number,
  tell: (metric: string, value: number) => void,
): Promise<void> {
  const times: number[] = []
  for (let read = 0; read < reads; read++) {
    const names = Array.from({ length: asked }, (_, i) => nameOf(hash32(3, read, i) % entities))
    const startedAt = performance.now()
    const found = await store.readMany('per-member', 'v1', names)
    times.push(performance.now() - startedAt)
    if (found.some((effect) => effect?.features.length !== width)) throw new Error('an effect was not found')
  }
  tell('ms', quantile(times, 0.5))
  tell('p99_ms', quantile(times, 0.99))
}

function* effects(count: number): Generator<EffectEntry> {
  for (let i = 0; i < count; i++) {
    yield {
      entity: nameOf(i),
      effect: {
        features: Uint32Array.from({ length: width }, (_, f) => 3 * f),
        coefficients: Float32Array.from({ length: width }, (_, f) => uniform(1, i, f) - 0.5),
        variances: new Float32Array(width).fill(0.1),
      },
    }
  }
}

/** As the platform's keys stand in models: whole numbers, here in no order. */
function nameOf(entity: number): string {
  return String(Math.imul(entity, 2_654_435_761) >>> 0)
}

async function withStore(work: (store: CoefficientDirectory, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-bench-coefficients-'))
  const store = new CoefficientDirectory(folder)
  try {
    await work(store, folder)
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}
