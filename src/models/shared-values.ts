/** What a thread finds in the data of its job, by name. Another type than the one that was put there is a bug, and says which name. */
import type { SharedData } from './pool.ts'

export function sharedNumber(data: SharedData, name: string): number {
  const value = data[name]
  return typeof value === 'number' ? value : wrong(name, 'number')
}

export function sharedWords(data: SharedData, name: string): Uint32Array {
  const value = data[name]
  return value instanceof Uint32Array ? value : wrong(name, 'Uint32Array')
}

export function sharedMemoryOf(data: SharedData): WebAssembly.Memory {
  const { memory } = data
  return memory instanceof WebAssembly.Memory ? memory : wrong('memory', 'WebAssembly.Memory')
}

function wrong(name: string, type: string): never {
  throw new TypeError(`the job was given no ${type} called ${name}`)
}
