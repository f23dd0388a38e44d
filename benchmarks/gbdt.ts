/**
 * How fast are trees trained and scored, beside native XGBoost in a process of its own? One million rows of 50 dense features in
 * 10,000 requests, 100 trees of depth 6, two threads. Both begin when the rows are in memory, each as it takes them (XGBoost: its
 * matrix), and bin them in the time that is measured. Losses on the rows they learned from show that both learned as much. Scores are
 * by one thread.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTrainingPool } from '../src/adapters/workers/training-pool.ts'
import { hash32, uniform } from '../src/math/hash32.ts'
import type { Examples } from '../src/models/examples.ts'
import { objectives } from '../src/models/objectives/objectives.ts'
import { treeLearner } from '../src/models/tree/train/tree-learner.ts'
import type { TreeModel } from '../src/models/tree/tree-model.ts'
import { bindTree } from '../src/models/tree/tree-scorer.ts'
import { memoryNow, type Print, progress } from './measure.ts'
import { NativePeer } from './native-peer.ts'

const [columns, rowsPerRequest, rounds, threads] = [50, 100, 100, 2]
const common = { maxDepth: 6, learningRate: 0.1, minChildWeight: 1, lambda: 1, gamma: 0, maxBins: 256 }
const cases = {
  squared: { objective: 'squared-error', peer: 'reg:squarederror' },
  /** One drawn pair from each row, of doubled hessian, as XGBoost 1.x does. */
  pairwise: { objective: 'pairwise-logistic', peer: 'rank:pairwise' },
} as const
type Case = (typeof cases)[keyof typeof cases]

export async function benchGbdt({ print, rows }: { readonly print: Print; readonly rows: number }): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-gbdt-'))
  try {
    const examples = makeExamples(rows)
    const file = await writeRows(directory, examples)
    for (const name of ['squared', 'pairwise'] as const) {
      const native = new NativePeer('xgboost.mjs', 'libxgboost0')
      const model = await benchTraining(name, examples, native, file, print)
      if (name === 'pairwise') await benchScores(model, examples, native, file, print)
      native.close()
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function benchTraining(
  name: keyof typeof cases,
  examples: Examples,
  native: NativePeer,
  values: string,
  print: Print,
): Promise<TreeModel> {
  const [one, rows] = [cases[name], examples.labels.length]
  const labelled = { ...examples, labels: labelsFor(one.objective, examples.labels) }
  const labels = `${values}.labels`
  await writeFile(labels, new Uint8Array(Float32Array.from(labelled.labels).buffer))
  const { seconds, cores, rss, model } = await trainOurs(labelled, one)
  progress(`${name}: ${seconds.toFixed(1)} s on ${cores.toFixed(2)} cores`)
  const theirs = await native.ask<{ seconds: number; copySeconds: number; cores: number; rss: number }>({
    command: 'train',
    ...{ rows, columns, values, labels, rounds },
    ...peerSettings(one.peer, rows),
  })
  const { copySeconds } = theirs
  progress(`xgboost: ${theirs.seconds.toFixed(1)} s on ${theirs.cores.toFixed(2)} cores, after ${copySeconds.toFixed(1)} s to its matrix`)
  const compare = (metric: string, value: number, peerValue: number) =>
    print({ bench: 'gbdt', case: name, metric, value, peer: 'xgboost', peerValue, ratio: peerValue / value })
  compare('train_s', seconds, theirs.seconds)
  compare('rss_mb', rss, theirs.rss)
  const margins = `${values}.margins`
  await native.ask({ command: 'margins', rows, columns, values, path: margins })
  compare('loss', lossOf(treeLearner.score(model, labelled), labelled, one), lossOf(await readFloats(margins), labelled, one))
  return model
}

/** Two interacting pairs, a bend, a slope and noise; the rest are distractors. */
function makeExamples(rows: number): Examples {
  const values = new Float32Array(rows * columns)
  for (let cell = 0; cell < values.length; cell++) values[cell] = uniform(1, cell) * 2 - 1
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    const [a, b, c, d, e] = values.subarray(row * columns, row * columns + 5)
    return a! * b! + Math.sin(3 * c!) + 0.5 * d! * e! + 0.5 * d! + uniform(2, row) - 0.5
  })
  const requests = Uint32Array.from({ length: Math.ceil(rows / rowsPerRequest) + 1 }, (_, i) => Math.min(rows, i * rowsPerRequest))
  return {
    features: Array.from({ length: columns }, (_, i) => `f${i}`),
    matrix: { kind: 'dense', values, width: columns },
    labels,
    requests,
  }
}

function labelsFor(objective: string, labels: Float64Array): Float64Array {
  return objective === 'squared-error' ? labels : labels.map((label, row) => Number(label > 0.8 + (hash32(3, row) % 5) / 10))
}

async function writeRows(directory: string, { matrix }: Examples): Promise<string> {
  const file = join(directory, 'values')
  const { values } = matrix
  await writeFile(file, new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength))
  return file
}

/** Over all pairs where rows are compared. */
function lossOf(margins: Float64Array, examples: Examples, { objective }: Case): number {
  const make = objectives[objective](examples, { objective, preset: 'lightgbm', pairsPerRow: 0 }, 1)
  return make.derivatives(margins, 0, new Float64Array(margins.length), new Float64Array(margins.length))
}

async function readFloats(file: string): Promise<Float64Array> {
  const bytes = await readFile(file)
  return Float64Array.from(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4))
}

/** Memory is read at every round: a timer would not fire while threads keep step. */
async function trainOurs(
  examples: Examples,
  { objective }: Case,
): Promise<{ readonly seconds: number; readonly cores: number; readonly rss: number; readonly model: TreeModel }> {
  const pool = await openTrainingPool(threads)
  try {
    const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
    let rss = 0
    const options = { ...treeLearner.defaults, ...common, rounds, objective, preset: 'xgboost-1' as const, pairsPerRow: 1 }
    const progress = () => {
      rss = Math.max(rss, memoryNow().rss)
    }
    const model = await treeLearner.train(examples, options, { seed: 1, pool, signal: new AbortController().signal, progress })
    const seconds = (performance.now() - startedAt) / 1000
    const { user, system } = process.cpuUsage(cpu)
    return { seconds, cores: (user + system) / 1e6 / seconds, rss, model }
  } finally {
    await pool.close()
  }
}

function peerSettings(objective: string, rows: number) {
  const parameters = {
    objective,
    tree_method: 'hist',
    nthread: threads,
    max_depth: 6,
    eta: 0.1,
    min_child_weight: 1,
    lambda: 1,
    max_bin: 256,
    verbosity: 0,
  }
  const whole = Math.floor(rows / rowsPerRequest)
  const groups = Array.from({ length: whole }, () => rowsPerRequest)
  if (rows % rowsPerRequest > 0) groups.push(rows % rowsPerRequest)
  return objective.startsWith('rank') ? { parameters, groups } : { parameters }
}

async function benchScores(
  model: TreeModel,
  { matrix, features }: Examples,
  native: NativePeer,
  file: string,
  print: Print,
): Promise<void> {
  for (const [name, count, times] of [
    ['predict-1000', 1000, 200],
    ['predict-1', 1, 5000],
  ] as const) {
    const values = (matrix.values as Float32Array).slice(0, count * columns)
    const scorer = bindTree(model, features)
    const scores = new Float64Array(count)
    const spent = Array.from({ length: times * 2 }, () => {
      const startedAt = performance.now()
      scorer.score({ values, width: columns, count }, scores)
      return performance.now() - startedAt
    })
    const ours = median(spent.slice(times))
    const theirs = (await native.ask<{ ms: number }>({ command: 'predict', rows: count, columns, values: file, times })).ms
    const ratio = theirs / ours
    if (count === 1)
      print({ bench: 'gbdt', case: name, metric: 'us', value: ours * 1000, peer: 'xgboost', peerValue: theirs * 1000, ratio })
    else
      print({
        bench: 'gbdt',
        case: name,
        metric: 'rows_per_s',
        value: (count / ours) * 1000,
        peer: 'xgboost',
        peerValue: (count / theirs) * 1000,
        ratio,
      })
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
