/** The numbers by which a crew keeps step, as places in 32-bit words of one shared buffer, and room for what went wrong. */
import type { Place, SharedData } from '../../models/pool.ts'

export const mostOperands = 16

export const control = {
  /** Grows by one with each step: what threads sleep on. */
  step: 0,
  /** Threads that have ended the step, the caller's own not counted. */
  done: 1,
  command: 2,
  operandCount: 3,
  failed: 4,
  /** Bytes of the message. */
  failureBytes: 5,
  operands: 6,
  /** Not a place but a command: the job is over. */
  leave: -1,
} as const

const failureStart = (control.operands + mostOperands) * 4
const mostFailureBytes = 1024
export const controlBytes = failureStart + mostFailureBytes

/** Some tens of microseconds: what sleeping and waking takes, and longer than most steps on few rows. */
const looksBeforeSleep = 20_000

/** Returns when the number is no longer `value`, or perhaps before. Looks for a while before it sleeps. */
export function waitWhile(state: Int32Array<SharedArrayBuffer>, place: number, value: number): void {
  for (let look = 0; look < looksBeforeSleep; look++) if (Atomics.load(state, place) !== value) return
  Atomics.wait(state, place, value)
}

export interface TrainingStart {
  readonly job: string
  readonly data: SharedData
  readonly place: Place
  readonly shared: SharedArrayBuffer
}

/** The first failure stays. */
export function fail(shared: SharedArrayBuffer, reason: unknown): void {
  const state = new Int32Array(shared)
  if (Atomics.compareExchange(state, control.failed, 0, 1) !== 0) return
  const bytes = new TextEncoder().encode(reason instanceof Error ? reason.message : String(reason)).subarray(0, mostFailureBytes)
  new Uint8Array(shared, failureStart).set(bytes)
  state[control.failureBytes] = bytes.length
}

export function failure(shared: SharedArrayBuffer): string {
  const length = new Int32Array(shared)[control.failureBytes]!
  return new TextDecoder().decode(new Uint8Array(shared, failureStart, length).slice())
}
