/**
 * How fast is a neural ranker trained, beside TensorFlow.js on its WebAssembly backend? A net 128-100-100-100-1 with ReLU, hinge loss on
 * all pairs of a request, Adam, batches of 256 or 1,024 rows in requests of 32; the same rows for both. Ours is one call of the learner,
 * standardisation included. In Node the backend uses SIMD but no threads, so ours is also timed on one.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packageRoot } from '../src/adapters/files/package-root.ts'
import { openTrainingPool } from '../src/adapters/workers/training-pool.ts'
import { uniform } from '../src/math/hash32.ts'
import type { Examples } from '../src/models/examples.ts'
import { neuralLearner } from '../src/models/neural/train/neural-learner.ts'
import { type Print, progress } from './measure.ts'

const [columns, rowsPerRequest, layers] = [128, 32, [100, 100, 100]] as const
const batches = [256, 1024]
/** Both see the same rows; the peer is given fewer of them, since only its rate counts. */
const peerRows = 40_960

export async function benchMlp({
  print,
  rows,
  workers,
}: {
  readonly print: Print
  readonly rows: number
  readonly workers: number
}): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-mlp-'))
  try {
    const examples = makeExamples(rows)
    for (const batchSize of batches) {
      const theirs = await trainPeer(directory, examples, batchSize)
      progress(`tfjs: batches of ${batchSize}, ${theirs.toFixed(0)} rows/s`)
      for (const threads of new Set([workers, 1])) {
        const ours = await trainOurs(examples, batchSize, threads)
        print({
          bench: 'mlp',
          case: `batch-${batchSize}-threads-${threads}`,
          metric: 'rows_per_s',
          value: ours,
          peer: 'tfjs',
          peerValue: theirs,
          ratio: ours / theirs,
        })
      }
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** An interaction, a bend and noise; a fifth or so of the rows is liked. */
function makeExamples(wanted: number): Examples {
  const requests = Math.ceil(wanted / rowsPerRequest)
  const rows = requests * rowsPerRequest
  const values = Float32Array.from({ length: rows * columns }, (_, cell) => uniform(1, cell) * 2 - 1)
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    const [a, b, c] = values.subarray(row * columns, row * columns + 3)
    return Number(a! * b! + Math.sin(3 * c!) / 2 + uniform(2, row) > 0.9)
  })
  return {
    features: Array.from({ length: columns }, (_, i) => `f${i}`),
    matrix: { kind: 'dense', values, width: columns },
    labels,
    requests: Uint32Array.from({ length: requests + 1 }, (_, i) => i * rowsPerRequest),
  }
}

async function trainOurs(examples: Examples, batchSize: number, threads: number): Promise<number> {
  const pool = await openTrainingPool(threads)
  try {
    const options = { ...neuralLearner.defaults, objective: 'hinge' as const, layers, batchSize, epochs: 1, patience: 0 }
    const startedAt = performance.now()
    await neuralLearner.train(examples, options, { seed: 1, pool, signal: new AbortController().signal, progress: () => {} })
    return examples.labels.length / ((performance.now() - startedAt) / 1000)
  } finally {
    await pool.close()
  }
}

async function trainPeer(directory: string, { matrix, labels }: Examples, batchSize: number): Promise<number> {
  const rows = Math.floor(Math.min(labels.length, peerRows) / batchSize) * batchSize
  const [values, labelFile] = [join(directory, 'values'), join(directory, 'labels')]
  await writeFile(values, Buffer.from(Float32Array.from(matrix.values.subarray(0, rows * columns)).buffer))
  await writeFile(labelFile, Buffer.from(Float32Array.from(labels.subarray(0, rows)).buffer))
  const command = { values, labels: labelFile, columns, layers, rowsPerRequest, batchSize }
  const child = spawn(process.execPath, [join(packageRoot(), 'benchmarks/peers/tfjs.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    child.stdin.write(`${JSON.stringify(command)}\n`)
    const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
    if (line.done === true) throw new Error('TensorFlow.js ended without an answer')
    return (JSON.parse(line.value) as { rowsPerSecond: number }).rowsPerSecond
  } finally {
    child.kill()
  }
}
