/**
 * Threads that work in step over shared memory (port). A job cuts its work by thread so that no number depends on how
 * many there are: each output is computed whole by one thread, in a fixed order.
 */

/** What all threads of a job see: numbers in shared memory, and names. */
export type SharedData = Readonly<Record<string, SharedValue>>
export type SharedValue =
  | number
  | string
  | SharedArrayBuffer
  | WebAssembly.Memory
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint32Array
  | Uint16Array
  | Uint8Array

export interface Place {
  /** 0 is the caller's own thread. */
  readonly thread: number
  readonly threads: number
}

/** Made once in each thread; the step it gives is run as often as the caller says. Jobs are found by name (jobs.ts), since code does not travel. */
export type PoolJob = (data: SharedData, place: Place) => JobStep
export type JobStep = (command: number, operands: Int32Array) => void

export interface Crew {
  /** Runs one step in all threads and returns when the last has ended. Blocks: steps are short. Throws what a thread threw. */
  step(command: number, ...operands: readonly number[]): void
  close(): Promise<void>
}

export interface Pool {
  /** At least 1: the caller's thread works too. */
  readonly threads: number
  start(job: string, data: SharedData): Promise<Crew>
}
