/**
 * How well do trees rank, objective by objective? LightGBM's example (201 requests to learn from, 50 to judge), η .1, depth 6,
 * minChildWeight .1, γ 1, 100 rounds, nine rows in ten a tree; mean and spread over seeds 0 to 19, since a single run tells little. A
 * request without a relevant document counts 1, as in XGBoost, which is trained beside where its library is installed. XE-NDCG goes
 * without γ: a request adds one distribution to its loss and not all its pairs, so that a gain of 1 is out of reach for most splits.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readExamples } from '../src/adapters/files/examples/read-examples.ts'
import { packageRoot } from '../src/adapters/files/package-root.ts'
import { openTrainingPool, type TrainingPool } from '../src/adapters/workers/training-pool.ts'
import { metricOf } from '../src/evaluation/metrics.ts'
import { denseBlocks } from '../src/models/dense-blocks.ts'
import type { Examples } from '../src/models/examples.ts'
import { selectFeatures } from '../src/models/select-features.ts'
import { readXgboost } from '../src/models/tree/interchange/read-xgboost.ts'
import { treeLearner } from '../src/models/tree/train/tree-learner.ts'
import type { TreeOptions } from '../src/models/tree/train/tree-options.ts'
import { type Print, progress } from './measure.ts'
import { NativePeer } from './native-peer.ts'

const seeds = Array.from({ length: 20 }, (_, seed) => seed)
const depths = [5, 10] as const
const usual: Partial<TreeOptions> = { rounds: 100, learningRate: 0.1, maxDepth: 6, minChildWeight: 0.1, gamma: 1, subsample: 0.9 }
const cases: Readonly<Record<string, Partial<TreeOptions> & { readonly peer?: string }>> = {
  pairwise: { objective: 'pairwise-logistic', peer: 'rank:pairwise' },
  'pairwise-xgboost-1': { objective: 'pairwise-logistic', preset: 'xgboost-1', pairsPerRow: 1, peer: 'rank:pairwise' },
  'lambdarank-lightgbm': { objective: 'lambdarank-ndcg', preset: 'lightgbm', peer: 'rank:ndcg' },
  'lambdarank-xgboost-1': { objective: 'lambdarank-ndcg', preset: 'xgboost-1', peer: 'rank:ndcg' },
  'lambdarank-xgboost-2': { objective: 'lambdarank-ndcg', preset: 'xgboost-2', peer: 'rank:ndcg' },
  xendcg: { objective: 'xendcg', gamma: 0 },
}

interface Data {
  readonly training: Examples
  readonly test: Examples
}

/** NDCG@5 and @10 of one seed. */
type Quality = readonly [number, number]

export async function benchRankingQuality({
  print,
  workers,
  peers,
}: {
  readonly print: Print
  readonly workers: number
  readonly peers: boolean
}) {
  const data = await readData()
  const native = peers ? await qualityOfPeers(data) : new Map<string, readonly Quality[]>()
  const pool = await openTrainingPool(workers)
  try {
    for (const [name, { peer, ...options }] of Object.entries(cases)) {
      const ours: Quality[] = []
      for (const seed of seeds) ours.push(await quality(data, options, seed, pool))
      depths.forEach((k, place) => {
        const at = (runs: readonly Quality[]) => runs.map((run) => run[place]!)
        const theirs = peer === undefined ? undefined : native.get(peer)
        const beside =
          theirs === undefined ? {} : { peer: 'xgboost', peerValue: mean(at(theirs)), ratio: mean(at(ours)) / mean(at(theirs)) }
        print({ bench: 'ranking-quality', case: name, metric: `ndcg@${k}`, value: mean(at(ours)), ...beside })
        print({ bench: 'ranking-quality', case: name, metric: `ndcg@${k}_sd`, value: deviation(at(ours)) })
      })
    }
  } finally {
    await pool.close()
  }
}

async function readData(): Promise<Data> {
  const folder = join(packageRoot(), '../shared/data/lightgbm-lambdarank')
  const read = async (name: string) => (await readExamples(join(folder, name), { precision: 'single' })).examples
  const training = await read('rank.train')
  return { training, test: selectFeatures(await read('rank.test'), training.features) }
}

async function quality({ training, test }: Data, options: Partial<TreeOptions>, seed: number, pool: TrainingPool): Promise<Quality> {
  const run = { seed, pool, signal: new AbortController().signal, progress: () => {} }
  return judge(treeLearner.score(await treeLearner.train(training, { ...treeLearner.defaults, ...usual, ...options }, run), test), test)
}

function judge(scores: Float64Array, { labels, requests }: Examples): Quality {
  const at = (k: number) => metricOf(`ndcg@${k}`).statistic({ scores, labels, requests: requests! }, 1).value()
  return [at(5), at(10)]
}

/** Its models are read and scored by us, bit for bit as it would. */
async function qualityOfPeers({ training, test }: Data): Promise<Map<string, readonly Quality[]>> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-quality-'))
  const found = new Map<string, readonly Quality[]>()
  const native = new NativePeer('xgboost.mjs', 'libxgboost0')
  try {
    const rows = await writeRows(directory, training)
    for (const objective of ['rank:pairwise', 'rank:ndcg']) {
      const runs: Quality[] = []
      for (const seed of seeds) {
        const path = join(directory, 'model.json')
        await native.ask({ command: 'train', ...rows, parameters: { ...peerParameters, objective, seed }, rounds: 100 })
        await native.ask({ command: 'save', path })
        const { model } = readXgboost(new Uint8Array(await readFile(path)))
        runs.push(judge(treeLearner.score({ ...model, features: training.features }, test), test))
      }
      found.set(objective, runs)
    }
  } catch (error) {
    progress(`no figures of XGBoost: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    native.close()
    await rm(directory, { recursive: true, force: true })
  }
  return found
}

const peerParameters = {
  tree_method: 'hist',
  nthread: 1,
  max_depth: 6,
  eta: 0.1,
  min_child_weight: 0.1,
  gamma: 1,
  lambda: 1,
  subsample: 0.9,
  max_bin: 256,
  verbosity: 0,
}

async function writeRows(directory: string, examples: Examples) {
  const { labels, features, requests } = examples
  const [values, labelFile] = [join(directory, 'values'), join(directory, 'labels')]
  const dense = new Float32Array(labels.length * features.length)
  for (const { rows, start } of denseBlocks(examples)) dense.set(rows.values, start * rows.width)
  await writeFile(values, new Uint8Array(dense.buffer))
  await writeFile(labelFile, new Uint8Array(Float32Array.from(labels).buffer))
  const groups = Array.from({ length: requests!.length - 1 }, (_, i) => requests![i + 1]! - requests![i]!)
  return { rows: labels.length, columns: features.length, values, labels: labelFile, groups }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Of one seed, not of the mean. */
function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1))
}
