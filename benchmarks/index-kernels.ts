/**
 * How long does the index alone take: matching, retrieval, L1, facet counts and the vectors of the best, without store,
 * standardization and L2? On a corpus of its own whose terms are drawn by Zipf's law.
 *
 *   node build/benchmarks/index-kernels.js [documents] [workers] [kinds | all] [folder in which the corpus is kept for the next run]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openIndex } from '../src/adapters/workers/open-index.ts'
import { unlimited } from '../src/search/unlimited.ts'
import { kinds } from './kernel-requests.ts'
import { memoryNow, quantile } from './measure.ts'
import { document, marketplace } from './zipf-corpus.ts'

const documents = Number(process.argv[2] ?? 1_000_000)
const workers = Number(process.argv[3] ?? 2)
const only = process.argv[4] === 'all' ? undefined : process.argv[4]?.split(',')
const folder = process.argv[5]
const batch = 500

const index = openIndex({ workers, marketplace, onFailure: (reason) => process.stderr.write(`${String(reason)}\n`) })
const log = (text: string): boolean => process.stdout.write(`${text}\n`)

async function build(): Promise<void> {
  let generating = 0
  const started = performance.now()
  for (let key = 0; key < documents; key += batch) {
    const from = performance.now()
    const upserts = Array.from({ length: Math.min(batch, documents - key) }, (_, i) => document(key + i))
    generating += performance.now() - from
    const offset = key + upserts.length
    index.apply({ upserts, removals: [], offset })
    await index.reached(offset - 4 * batch)
  }
  await index.reached(documents)
  log(
    `built in ${((performance.now() - started) / 1000).toFixed(1)} s (generating ${(generating / 1000).toFixed(1)} s), rss ${memoryNow().rss.toFixed(0)} MB`,
  )
  const folding = performance.now()
  const cpu = process.cpuUsage()
  await index.fold()
  const used = process.cpuUsage(cpu)
  log(
    `folded in ${((performance.now() - folding) / 1000).toFixed(2)} s (${((used.user + used.system) / 1e6).toFixed(2)} s of processor), rss ${memoryNow().rss.toFixed(0)} MB`,
  )
}

async function measure(kind: string, count: number): Promise<void> {
  const make = kinds[kind]!
  const requests = Array.from({ length: count + 100 }, () => make(index))
  const times: number[] = []
  let total = 0
  let cpu = process.cpuUsage()
  for (const [i, one] of requests.entries()) {
    const started = performance.now()
    const result = await index.search(one, unlimited)
    if (i < 100) {
      cpu = process.cpuUsage()
      continue
    }
    times.push(performance.now() - started)
    total += result.total
  }
  const at = (q: number): string => quantile(times, q).toFixed(2)
  const used = process.cpuUsage(cpu)
  log(
    `${kind}: p50 ${at(0.5)} p90 ${at(0.9)} p99 ${at(0.99)} ms, mean ${((used.user + used.system) / 1000 / count).toFixed(2)} ms of processor, ${Math.round(total / count)} found on average`,
  )
}

async function keep(path: string): Promise<void> {
  mkdirSync(path, { recursive: true })
  for await (const { name, bytes } of (await index.saveParts()).parts) writeFileSync(join(path, name), bytes)
}

async function restore(path: string): Promise<void> {
  const parts = readdirSync(path).map((name) => ({ name, bytes: readFileSync(join(path, name)) }))
  await index.load({ offset: documents, parts })
}

async function reopen(): Promise<void> {
  const saving = performance.now()
  const snapshot = await index.save()
  const bytes = snapshot.parts.reduce((sum, part) => sum + part.bytes.length, 0)
  log(`saved in ${((performance.now() - saving) / 1000).toFixed(2)} s, ${(bytes / 2 ** 20).toFixed(0)} MB`)
  const loading = performance.now()
  await index.load(snapshot)
  log(
    `loaded in ${((performance.now() - loading) / 1000).toFixed(2)} s, ${index.documents} documents, rss ${memoryNow().rss.toFixed(0)} MB`,
  )
}

if (folder !== undefined && existsSync(folder)) await restore(folder)
else {
  await build()
  if (folder !== undefined) await keep(folder)
}
for (const kind of Object.keys(kinds)) if (only === undefined || only.includes(kind)) await measure(kind, 400)
if (only === undefined) await reopen()
await index.close()
