/**
 * Values of one feature for pages that were shown before it was logged: computed later from what was known then, kept beside the
 * log in columns. Page i has the rows starts[i] … starts[i + 1].
 */
export interface BackfillColumn {
  readonly feature: string
  /** Offsets of the pages in the log, ascending. */
  readonly offsets: Float64Array
  readonly starts: Uint32Array
  /** Who stood in each row, so that an erasure finds the rows of a person. */
  readonly keys: Uint32Array
  /** 1 for rows that were computed; the others could not be, and are no knowledge. */
  readonly computed: Uint8Array
  readonly values: Float32Array
}

export interface BackfilledRows {
  readonly values: Float32Array
  readonly computed: Uint8Array
}

/** Undefined for a page that has none. */
export function backfilledRows({ offsets, starts, values, computed }: BackfillColumn, offset: number): BackfilledRows | undefined {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (offsets[middle]! < offset) low = middle + 1
    else high = middle
  }
  if (offsets[low] !== offset) return undefined
  const [start, end] = [starts[low]!, starts[low + 1]!]
  return { values: values.subarray(start, end), computed: computed.subarray(start, end) }
}
