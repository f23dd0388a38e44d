/** The objective in every thread of a training: what it needs travels as arrays and names, and each thread makes its own of them. */
import type { Objective, ObjectiveName, ObjectiveOptions, ObjectiveRows } from '../../objectives/objective.ts'
import { objectives } from '../../objectives/objectives.ts'
import type { JobStep, Place, SharedData, SharedValue } from '../../pool.ts'
import { chunkNumbers } from './memory-places.ts'
import type { TrainingMemory } from './training-memory.ts'

const columns = ['labels', 'weights', 'offsets', 'requests', 'positions'] as const

export function objectiveData(rows: ObjectiveRows, { objective, preset, pairsPerRow }: ObjectiveOptions, seed: number): SharedData {
  const given = columns.flatMap((name) => (rows[name] === undefined ? [] : [[name, rows[name]] as [string, SharedValue]]))
  return { ...Object.fromEntries(given), objective, preset, pairsPerRow, seed }
}

export function objectiveIn(data: SharedData): Objective {
  const given = columns.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))
  const { objective, preset, pairsPerRow, seed } = data
  const options = { objective, preset, pairsPerRow } as ObjectiveOptions
  return objectives[objective as ObjectiveName](Object.fromEntries(given) as ObjectiveRows, options, seed as number)
}

/** Rows of a stretch: enough work to be worth a call, and enough stretches for many threads. */
const [leastChunkRows, mostChunks] = [1024, 512]

/** Where each stretch of rows begins, whole requests where there are any, and the number of rows. */
export function chunkStarts(rows: number, requests: Uint32Array | undefined): Uint32Array {
  const least = Math.max(leastChunkRows, Math.ceil(rows / mostChunks))
  const starts = [0]
  const ends = requests ?? Uint32Array.from({ length: Math.ceil(rows / least) }, (_, i) => Math.min(rows, (i + 1) * least))
  for (const end of ends) if (end - starts[starts.length - 1] >= least && end < rows) starts.push(end)
  return Uint32Array.from([...starts, rows])
}

/** A thread's step: the derivatives of its stretches of rows. An objective that looks at all rows at once is the first thread's alone. */
export function chunkDeriver(shared: TrainingMemory, { thread, threads }: Place, starts: Uint32Array, objective: Objective): JobStep {
  const { margins, gradients, hessians, chunks } = shared
  const count = starts.length - 1
  const [first, end] = [Math.floor((count * thread) / threads), Math.floor((count * (thread + 1)) / threads)]
  return (_, [round]) => {
    const { part } = objective
    if (part === undefined && thread === 0) chunks.set([objective.derivatives(margins, round, gradients, hessians), 1])
    for (let chunk = first; part !== undefined && chunk < end; chunk++) {
      const { loss, weight } = part({ start: starts[chunk], end: starts[chunk + 1] }, margins, round, gradients, hessians)
      chunks.set([loss, weight], chunk * chunkNumbers)
    }
    const [a, b] = part === undefined ? (thread === 0 ? [0, count] : [0, 0]) : [first, end]
    for (let chunk = a; chunk < b; chunk++) sumSizes(shared, starts[chunk], starts[chunk + 1], chunk)
  }
}

function sumSizes({ gradients, hessians, chunks }: TrainingMemory, start: number, end: number, chunk: number): void {
  let [gradient, hessian] = [0, 0]
  for (let row = start; row < end; row++) {
    gradient += Math.abs(gradients[row])
    hessian += hessians[row]
  }
  chunks[chunk * chunkNumbers + 2] = gradient
  chunks[chunk * chunkNumbers + 3] = hessian
}

/** Over all stretches, in their order. */
export function chunkSums({ chunks, sizes }: TrainingMemory): { loss: number; gradient: number; hessian: number } {
  const sums = [0, 0, 0, 0]
  for (let at = 0; at < sizes.chunks * chunkNumbers; at++) sums[at % chunkNumbers] += chunks[at]
  const [loss, weight, gradient, hessian] = sums
  return { loss: weight === 0 ? 0 : loss / weight, gradient, hessian }
}
