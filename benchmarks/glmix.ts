/**
 * How fast are GLMix models trained? One million rows of 50 global features with 20,000 and 50,000 entities of 20 features each, two
 * passes, at one and two threads; the fixed effect alone beside liblinear in a process of its own, to the same objective; a ladder of
 * 100,000 rows shaped like a public ratings set; and one entity refitted. Times begin when the rows are in memory. Blocks of the
 * large training lie in a file.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openScratchFile } from '../src/adapters/files/scratch-file.ts'
import { openTrainingPool } from '../src/adapters/workers/training-pool.ts'
import { auc } from '../src/evaluation/auc.ts'
import { uniform } from '../src/math/hash32.ts'
import type { RandomCoordinate } from '../src/models/glmix/glmix-model.ts'
import { type GlmixOptions, glmixDefaults } from '../src/models/glmix/glmix-options.ts'
import { type EntityColumn, type MixedExamples, type MixedSource, type Shard, sourceOf } from '../src/models/glmix/mixed-examples.ts'
import { refitEntity } from '../src/models/glmix/refit-entity.ts'
import { memoryScratch } from '../src/models/glmix/scratch.ts'
import type { GlmixStage } from '../src/models/glmix/train/glmix-run.ts'
import { trainGlmix } from '../src/models/glmix/train/glmix-trainer.ts'
import { benchRead300 } from './coefficients.ts'
import { memoryNow, type Print, progress, quantile } from './measure.ts'
import { NativePeer } from './native-peer.ts'

const [globalFeatures, entityFeatures] = [50, 20]
const entityCounts = { first: 20_000, second: 50_000 }

export interface GlmixBench {
  readonly print: Print
  readonly rows: number
  readonly peers: boolean
  /** Cases to run; all where none is named. */
  readonly cases: readonly string[]
}

export async function benchGlmix({ print, rows, peers, cases }: GlmixBench): Promise<void> {
  const runs: Readonly<Record<string, () => Promise<void>>> = {
    fixed: () => benchFixed(print, rows, peers),
    'random-1': () => benchRandom(print, rows, 1),
    'random-2': () => benchRandom(print, rows, 2),
    streamed: () => benchStreamed(print, rows),
    ladder: () => benchLadder(print),
    refit: async () => benchRefit(print),
    'read-300': () => benchRead300(print),
  }
  for (const [name, run] of Object.entries(runs)) if (cases.length === 0 || cases.includes(name)) await run()
}

interface Trained {
  readonly seconds: number
  readonly rss: number
  readonly stages: readonly { readonly stage: string; readonly pass: number; readonly objective: number; readonly heldAuc: number }[]
}

interface TrainOptions extends Partial<GlmixOptions> {
  readonly threads: number
  /** Whether blocks lie in memory, as small data's do, and not in a file. */
  readonly inMemory?: boolean
  readonly held?: MixedExamples
}

async function train(
  examples: MixedExamples | MixedSource,
  { threads, inMemory = false, held, ...options }: TrainOptions,
): Promise<Trained> {
  const pool = await openTrainingPool(threads)
  const file = openScratchFile()
  const scratch = inMemory ? memoryScratch() : file
  let rss = 0
  const look = () => {
    rss = Math.max(rss, memoryNow().rss)
  }
  const stages: Trained['stages'][number][] = []
  try {
    const startedAt = performance.now()
    const stage = ({ stage, pass, objective, heldMargins }: GlmixStage) => {
      const at = ((performance.now() - startedAt) / 1000).toFixed(2)
      progress(`${at} s: ${stage}, pass ${pass}: objective ${objective}`)
      stages.push({ stage, pass, objective, heldAuc: held === undefined ? NaN : auc(heldMargins, held.labels) })
    }
    const run = { pool, scratch, signal: new AbortController().signal, progress: look, stage, ...(held && { held: sourceOf(held) }) }
    await trainGlmix('chunks' in examples ? examples : sourceOf(examples), { ...glmixDefaults, ...options }, run)
    return { seconds: (performance.now() - startedAt) / 1000, rss, stages }
  } finally {
    file.close()
    await pool.close()
  }
}

/** The intercept is penalised, since liblinear cannot leave it free. */
async function benchFixed(print: Print, rows: number, peers: boolean): Promise<void> {
  const examples = labelled([denseShard('global', globalFeatures, rows, 1)], [], rows)
  const options = { coordinates: [{ name: 'global', shard: 'global', lambda: 1, penalizeIntercept: true }], passes: 1, inMemory: true }
  const ours = await train(examples, { ...options, threads: 2 })
  const alone = await train(examples, { ...options, threads: 1 })
  const objective = ours.stages[0]!.objective
  const line = { bench: 'glmix', case: 'fixed' }
  print({ ...line, metric: 'train_s_1_thread', value: alone.seconds })
  print({ ...line, metric: 'rows_per_s', value: rows / ours.seconds })
  if (!peers) return print({ ...line, metric: 'train_s', value: ours.seconds })
  const theirs = await trainLiblinear(examples)
  const peerObjective = objectiveOf(examples, theirs.weights)
  const compare = (metric: string, value: number, peerValue: number) =>
    print({ ...line, metric, value, peer: 'liblinear', peerValue, ratio: peerValue / value })
  compare('train_s', ours.seconds, theirs.seconds)
  compare('rss_mb', ours.rss, theirs.rss)
  compare('objective', objective, peerObjective)
}

async function trainLiblinear({ shards, labels }: MixedExamples): Promise<{ seconds: number; weights: number[]; rss: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-glmix-'))
  const peer = new NativePeer('liblinear.mjs', 'liblinear4')
  try {
    const [values, labelFile] = [join(directory, 'values'), join(directory, 'labels')]
    const floats = shards[0]!.matrix.values as Float32Array<ArrayBuffer>
    await writeFile(values, new Uint8Array(floats.buffer))
    await writeFile(labelFile, new Uint8Array(Float32Array.from(labels).buffer))
    return await peer.ask({ command: 'train', rows: labels.length, columns: globalFeatures, values, labels: labelFile, eps: 1e-4, C: 1 })
  } finally {
    peer.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** Σ log(1 + exp(∓w·x)) + ½‖w‖², the intercept's weight last. */
function objectiveOf({ shards, labels }: MixedExamples, weights: readonly number[]): number {
  const { values, width } = shards[0]!.matrix
  let sum = 0
  for (let row = 0; row < labels.length; row++) {
    let margin = weights[width]!
    for (let column = 0; column < width; column++) margin += weights[column]! * values[row * width + column]!
    sum += Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0) - labels[row]! * margin
  }
  return sum + weights.reduce((total, weight) => total + weight * weight, 0) / 2
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
  const { seconds, rss, stages } = await train(examples, { coordinates, passes: 2, threads })
  const line = { bench: 'glmix', case: `random-${threads}` }
  print({ ...line, metric: 'train_s', value: seconds })
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
    const { seconds, rss } = await train(source, { coordinates, passes: 1, threads: 2 })
    print({ bench: 'glmix', case: 'streamed', metric: `train_s ${count} entities`, value: seconds })
    print({ bench: 'glmix', case: 'streamed', metric: `rss_mb ${count} entities`, value: rss })
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

function featureNames(name: string, width: number): readonly string[] {
  return Array.from({ length: width }, (_, i) => `${name}${i}`)
}

function denseShard(name: string, width: number, rows: number, seed: number): Shard {
  const values = new Float32Array(rows * width)
  for (let cell = 0; cell < values.length; cell++) values[cell] = uniform(seed, cell) * 2 - 1
  return { name, features: featureNames(name, width), matrix: { kind: 'dense', values, width } }
}

/** Some entities have many rows, most have few. */
function entityColumn(name: string, count: number, rows: number, seed: number): EntityColumn {
  const names = Array.from({ length: count }, (_, i) => `${name}${i}`)
  return { name, names, ofRow: Uint32Array.from({ length: rows }, (_, row) => Math.floor(uniform(seed, row) ** 2 * count)) }
}

/** Labels by a slope of each shard that all share, and one that each entity has of its own. */
function labelled(shards: readonly Shard[], entities: readonly EntityColumn[], rows: number): MixedExamples {
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    let margin = -0.5
    shards.forEach(({ matrix: { values, width } }, s) => {
      const entity = s === 0 ? 0 : entities[s - 1]!.ofRow[row]!
      for (let column = 0; column < width; column += 4) margin += (uniform(6 + s, entity, column) - 0.5) * 2 * values[row * width + column]!
    })
    return Number(uniform(9, row) < 1 / (1 + Math.exp(-margin)))
  })
  return { shards, entities, labels }
}

const ladder = { rows: 100_000, users: 943, films: 1682, genres: 19, occupations: 21 }

/** Shaped like a public set of film ratings: users rate films by genre, films are liked by age, gender and occupation. */
async function benchLadder(print: Print): Promise<void> {
  const [training, held] = [ladderRows(0, ladder.rows * 0.8), ladderRows(ladder.rows * 0.8, ladder.rows)]
  const free = { lambda: 1, penalizeIntercept: false }
  const coordinates = [
    { name: 'global', shard: 'global', ...free },
    { name: 'per-user', shard: 'film', entity: 'user', ...free },
    { name: 'per-film', shard: 'user', entity: 'film', ...free },
  ]
  const { seconds, stages, rss } = await train(training, { coordinates, passes: 2, threads: 2, inMemory: true, held })
  const line = { bench: 'glmix', case: 'ladder' }
  print({ ...line, metric: 'train_s', value: seconds })
  print({ ...line, metric: 'rows_per_s', value: (ladder.rows * 0.8 * stages.length) / seconds })
  print({ ...line, metric: 'rss_mb', value: rss })
  for (const { stage, pass, heldAuc } of stages) print({ ...line, metric: `auc ${stage} ${pass}`, value: heldAuc })
}

function ladderRows(from: number, to: number): MixedExamples {
  const rows = to - from
  const drawn = (count: number, seed: number) =>
    Uint32Array.from({ length: rows }, (_, i) => Math.floor(uniform(seed, from + i) ** 1.7 * count))
  const [users, films] = [drawn(ladder.users, 21), drawn(ladder.films, 22)]
  const user = sparseRows(rows, 2 + ladder.occupations, (row) => userCells(users[row]!))
  const film = sparseRows(rows, 1 + ladder.genres, (row) => filmCells(films[row]!))
  const both = sparseRows(rows, 3 + ladder.occupations + ladder.genres, (row) => [
    ...userCells(users[row]!),
    ...filmCells(films[row]!).map(([column, x]): Cell => [column + 2 + ladder.occupations, x]),
  ])
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    const [u, f] = [users[row]!, films[row]!]
    let margin = 0.3 + 1.2 * (uniform(23, u) - 0.5) + 2 * (uniform(24, f) - 0.5)
    for (const [genre] of filmCells(f)) margin += 1.2 * (uniform(25, u, genre) - 0.5) + 0.5 * (uniform(26, genre) - 0.5)
    for (const [trait] of userCells(u)) margin += 0.8 * (uniform(27, f, trait) - 0.5)
    return Number(uniform(28, from + row) < 1 / (1 + Math.exp(-margin)))
  })
  const named = (name: string, count: number, ofRow: Uint32Array) => ({
    name,
    names: Array.from({ length: count }, (_, i) => `${i}`),
    ofRow,
  })
  return {
    shards: [
      { name: 'global', ...both },
      { name: 'user', ...user },
      { name: 'film', ...film },
    ],
    entities: [named('user', ladder.users, users), named('film', ladder.films, films)],
    labels,
  }
}

type Cell = readonly [column: number, x: number]

function userCells(user: number): Cell[] {
  const cells: Cell[] = [[0, 0.1 + 0.6 * uniform(31, user)]]
  if (uniform(32, user) < 0.7) cells.push([1, 1])
  cells.push([2 + Math.floor(uniform(33, user) * ladder.occupations), 1])
  return cells
}

function filmCells(film: number): Cell[] {
  const genres = new Set([0, 1].map((i) => Math.floor(uniform(34, film, i) ** 1.5 * ladder.genres)))
  return [[0, 0.96 + 0.04 * uniform(35, film)], ...[...genres].sort((a, b) => a - b).map((genre): Cell => [1 + genre, 1])]
}

function sparseRows(rows: number, width: number, cellsOf: (row: number) => readonly Cell[]): Omit<Shard, 'name'> {
  const [starts, columns, values] = [[0], [] as number[], [] as number[]]
  for (let row = 0; row < rows; row++) {
    for (const [column, x] of cellsOf(row)) {
      columns.push(column)
      values.push(x)
    }
    starts.push(columns.length)
  }
  const features = Array.from({ length: width }, (_, i) => `x${i}`)
  const matrix = { starts: Uint32Array.from(starts), columns: Uint32Array.from(columns), values: Float32Array.from(values), width }
  return { features, matrix: { kind: 'sparse', ...matrix } }
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
