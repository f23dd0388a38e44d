/** The part of the WebAssembly interface that is used here; the libraries of the compiler that do not presume a browser leave it out. */
declare namespace WebAssembly {
  class Memory {
    readonly buffer: SharedArrayBuffer
    /** Pages of 64 KiB. A shared memory must state its maximum. */
    constructor(limits: { readonly initial: number; readonly maximum: number; readonly shared: true })
    grow(pages: number): number
  }
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Instance {
    readonly exports: Readonly<Record<string, (...operands: number[]) => number>>
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, Memory>>>>)
  }
}
