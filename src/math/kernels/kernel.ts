/** Kernels are compiled from kernels/*.ts by the build; each works on the memory it is given, and has a plain twin as its test. */
import { compiled } from './compiled.ts'

export type KernelName = keyof typeof compiled
/** Stated here, since the compiler's libraries differ in what an instance may export. */
export type KernelFunctions = Readonly<Record<string, (...operands: number[]) => number>>

const pageBytes = 2 ** 16
const modules = new Map<KernelName, WebAssembly.Module>()

/** Memory that can be shared between threads, of at least so many bytes, all 0. */
export function kernelMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.max(1, Math.ceil(bytes / pageBytes))
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
}

const most = 2 ** 16

/** Such memory that can still be grown. */
export function growingMemory(bytes: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / pageBytes)), maximum: most, shared: true })
}

/** Adds so many bytes at the end; gives where they begin. */
export function growBy(memory: WebAssembly.Memory, bytes: number): number {
  return memory.grow(Math.ceil(bytes / pageBytes)) * pageBytes
}

/** The functions of a kernel, on this memory; all places they take are in bytes. */
export function kernel(name: KernelName, memory: WebAssembly.Memory): KernelFunctions {
  const module = modules.get(name) ?? new WebAssembly.Module(Uint8Array.from(atob(compiled[name]), (byte) => byte.charCodeAt(0)))
  modules.set(name, module)
  return new WebAssembly.Instance(module, { env: { memory } }).exports as KernelFunctions
}
