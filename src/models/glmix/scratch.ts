/** Where a training puts what need not be in memory all the time (port): blocks of bytes, read and changed where they lie. */

export interface Scratch {
  /** Takes the bytes over, which nobody else may change from then on; gives the number of the block, from 0 up. */
  append(bytes: Uint8Array): number
  /** Fills `into` with the first bytes of a block; `into` may lie in shared memory. */
  read(block: number, into: Uint8Array): void
  /** Replaces bytes of a block from place `at` on. */
  write(block: number, at: number, bytes: Uint8Array): void
}

/** For what fits into memory. */
export function memoryScratch(): Scratch {
  const blocks: Uint8Array[] = []
  return {
    append: (bytes) => blocks.push(bytes) - 1,
    read: (block, into) => into.set(blocks[block].subarray(0, into.length)),
    write: (block, at, bytes) => blocks[block].set(bytes, at),
  }
}
