/** The fixed effect alone beside liblinear, in a process of its own, to the same objective. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MixedExamples } from '../src/models/glmix/mixed-examples.ts'
import { denseShard, labelled } from './glmix-rows.ts'
import type { Print } from './measure.ts'
import { NativePeer } from './native-peer.ts'
import { train } from './train-glmix.ts'

const globalFeatures = 50

/** The intercept is penalised, since liblinear cannot leave it free. */
export async function benchFixed(print: Print, rows: number, peers: boolean): Promise<void> {
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
