/**
 * How long does the index alone take: matching, retrieval, L1, facet counts and the vectors of the best, without store,
 * standardization and L2? On a corpus of its own whose terms are drawn by Zipf's law.
 *
 *   node build/benchmarks/index-kernels.js [documents] [workers] [kinds | all] [folder in which the corpus is kept for the next run]
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openIndex } from '../src/adapters/workers/open-index.ts'
import { numberFields, type Term, type TermType, termOf, unknownTerm } from '../src/domain/term.ts'
import { emptyRequirements } from '../src/features/requirements.ts'
import { l1Features } from '../src/features/sets.ts'
import { bestRetrieval, weightOf } from '../src/search/bm25.ts'
import type { IndexDocument } from '../src/search/index-document.ts'
import type { SearchIndex } from '../src/search/search-index.ts'
import type { Clause, Filter, SearchRequest } from '../src/search/searcher.ts'
import { unlimited } from '../src/search/unlimited.ts'
import { memoryNow, quantile } from './measure.ts'

const documents = Number(process.argv[2] ?? 1_000_000)
const workers = Number(process.argv[3] ?? 2)
const only = process.argv[4] === 'all' ? undefined : process.argv[4]?.split(',')
const folder = process.argv[5]
const batch = 500
const marketplace = termOf('audience', 1)

/** How many terms of the type a document has, out of how many. */
const shapes: Readonly<Partial<Record<TermType, readonly [number, number]>>> = {
  title: [3, 800],
  'current-title': [1, 800],
  skill: [14, 1600],
  company: [3, 60_000],
  'current-company': [1, 60_000],
  industry: [2, 60],
  function: [2, 30],
  seniority: [1, 10],
  location: [3, 20_000],
  school: [1, 5000],
  degree: [1, 6],
  'field-of-study': [1, 200],
  language: [2, 50],
  intent: [1, 4],
  'employment-type': [1, 6],
  workplace: [2, 3],
  'desired-title': [1, 800],
}
const types = Object.keys(shapes) as TermType[]
const facets: readonly TermType[] = [
  'title',
  'skill',
  'company',
  'industry',
  'function',
  'seniority',
  'location',
  'school',
  'language',
  'intent',
]
const vocabulary = 300_000

let state = 1
/** xorshift32: the same corpus every time. */
function random(): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) / 2 ** 32
}

/** 1 … size, frequency about 1/rank. */
const zipf = (size: number): number => Math.min(size, Math.floor(Math.exp(random() * Math.log(size + 1))))

function document(key: number): IndexDocument {
  const terms = new Set<Term>([marketplace])
  for (const type of types) {
    const [count, size] = shapes[type]!
    if (random() < 0.05) terms.add(unknownTerm(type))
    else for (let i = 0; i < count; i++) terms.add(termOf(type, zipf(size)))
  }
  const numbers = new Float32Array(numberFields.length).map(() => random() * 10)
  numbers[numberFields.indexOf('years')] = random() < 0.1 ? Number.NaN : Math.floor(random() * 30)
  numbers[numberFields.indexOf('static-rank')] = random()
  const tokens = Uint32Array.from({ length: 90 + Math.floor(random() * 40) }, (_, i) => (i % 20 === 19 ? 0 : zipf(vocabulary)))
  return { key, version: key + 1, terms: Uint32Array.from(terms).sort(), evidence: new Uint16Array(terms.size).fill(9), numbers, tokens }
}

const term = (type: TermType, size: number): Filter => ({ type: 'term', term: termOf(type, zipf(size)) })
const word = (from = 20): Term => from + zipf(20_000)
const clause = (name: string, filter: Filter, facet?: TermType): Clause => ({ name, filter, gate: false, ...(facet && { facet }) })
const cities = (): Filter => ({ type: 'any', of: Array.from({ length: 40 }, () => term('location', 20_000)) })

function request(clauses: readonly Clause[], words: readonly Term[], index: SearchIndex, shouldMatch = false): SearchRequest {
  const skills = Uint32Array.from(new Set([zipf(1600), zipf(1600), zipf(1600), zipf(1600)]), (number) => termOf('skill', number)).sort()
  const titles = Uint32Array.of(termOf('title', zipf(800)))
  const scoring = shouldMatch ? words : [...words, ...skills, ...titles]
  const should = scoring.map((one) => ({ term: one, weight: weightOf(one, index.statistics) }))
  const requirements = {
    ...emptyRequirements('members'),
    titles,
    skills,
    skillWeights: new Float64Array(skills.length).fill(1),
    minYears: 3,
    maxYears: 9,
  }
  return {
    viewer: { audience: [marketplace], hiddenFrom: [termOf('hidden-from', 1)] },
    clauses: [clause('open', { type: 'not', of: { type: 'term', term: termOf('intent', 4) } }), ...clauses],
    should,
    shouldMatch,
    facets,
    limit: 25,
    budget: 250,
    requirements: { ...requirements, bestRetrieval: bestRetrieval(should) },
    l1Weights: new Float64Array(l1Features.length).fill(0.1),
    today: 20_000,
    countWithout: false,
  }
}

const kinds: Readonly<Record<string, (index: SearchIndex) => SearchRequest>> = {
  facets: (index) =>
    request(
      [clause('t', term('title', 100), 'title'), clause('s', term('skill', 200), 'skill'), clause('l', cities(), 'location')],
      [],
      index,
    ),
  text: (index) => request([], [word(), word(), word(1), word(100)], index, true),
  boolean: (index) =>
    request(
      [
        clause('b', {
          type: 'all',
          of: [
            { type: 'any', of: [term('title', 50), term('title', 100), { type: 'term', term: word() }] },
            { type: 'any', of: [term('skill', 50), { type: 'all', of: [term('skill', 100), { type: 'term', term: word() }] }] },
            { type: 'not', of: { type: 'any', of: [term('seniority', 10), { type: 'phrase', terms: [word(), word()] }] } },
          ],
        }),
        clause('y', { type: 'range', field: 'years', min: 3, max: 12, unknown: false }),
      ],
      [word()],
      index,
    ),
  radius: (index) => request([clause('l', cities(), 'location'), clause('s', term('skill', 100), 'skill')], [], index),
  broad: (index) => ({
    ...request([clause('s', { type: 'term', term: termOf('skill', 2 + Math.floor(random() * 3)) })], [], index),
    should: [],
  }),
}

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
