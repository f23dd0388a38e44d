/** Scratch of a training in a file that has no name any more: whatever happens, nothing of it stays. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scratch } from '../../models/glmix/scratch.ts'

export interface ScratchFile extends Scratch {
  close(): void
}

/** Blocks until bytes are read or written, as the steps of a training do. Throws where the folder cannot be written. */
export function openScratchFile(directory = tmpdir()): ScratchFile {
  const path = join(directory, `mutual-scratch-${process.pid}-${process.hrtime.bigint()}`)
  const file = openSync(path, 'wx+', 0o600)
  rmSync(path)
  const starts: number[] = []
  let end = 0

  function writeAll(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, at + done)
  }

  return {
    append(bytes) {
      writeAll(bytes, end)
      starts.push(end)
      end += bytes.length
      return starts.length - 1
    },
    read(block, into) {
      for (let done = 0; done < into.length; ) {
        const count = readSync(file, into, done, into.length - done, starts[block] + done)
        if (count === 0) throw new Error(`block ${block} of the scratch file is shorter than what was asked for`)
        done += count
      }
    },
    write: (block, at, bytes) => writeAll(bytes, starts[block] + at),
    close: () => closeSync(file),
  }
}
