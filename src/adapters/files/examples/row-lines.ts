/** On which line of a file each row stands; kept are only the rows before which lines were passed over (a header, comments, blank ones). */

import { PlatformError } from '../../../domain/errors.ts'
import type { RowError } from '../../../math/row-error.ts'
import { Growing } from './growing.ts'

/** Of a file that was read. */
export interface RowOrigin {
  readonly path: string
  /** From 1, of a row from 0. */
  lineOf(row: number): number
}

export class RowLines {
  /** Row after row from which on lines are further away, and by how much. */
  readonly #rows = new Growing(new Uint32Array(16))
  readonly #shifts = new Growing(new Uint32Array(16))
  #count = 0

  /** Lines ascend. */
  add(line: number): void {
    const shift = line - this.#count
    if (this.#rows.length === 0 || shift !== this.#shifts.last()) {
      this.#rows.push(this.#count)
      this.#shifts.push(shift)
    }
    this.#count++
  }

  lineOf(row: number): number {
    const place = this.#rows.values().findLastIndex((first) => first <= row)
    return row + this.#shifts.values()[place]!
  }
}

/** The same fault, by the line that a person can look up. */
export function rowFault({ path, lineOf }: RowOrigin, fault: RowError): PlatformError {
  return new PlatformError('invalid-request', `${path} line ${lineOf(fault.row)}: ${fault.complaint}`, { cause: fault })
}
