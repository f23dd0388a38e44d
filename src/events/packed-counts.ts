/**
 * Counts by term in few bytes: a total, then ascending terms as differences, each with its count, all as variable-length
 * integers (counts zigzag, since an undo may come without its rating). Equal counts are equal bytes, whatever led to them.
 */

export interface TermCounts {
  readonly total: number
  readonly terms: Uint32Array
  readonly counts: Int32Array
}

/** Adds steps to packed counts; undefined where nothing is left. `terms` ascend and are distinct, and so are those of `steps`. */
export function mergeCounts(
  packed: Uint8Array | undefined,
  totalStep: number,
  terms: Uint32Array,
  steps: Int32Array,
): Uint8Array | undefined {
  const before = unpackCounts(packed)
  const merged = merge(before, terms, steps)
  const total = before.total + totalStep
  return merged.length === 0 && total === 0 ? undefined : pack(total, merged)
}

export function unpackCounts(packed: Uint8Array | undefined): TermCounts {
  if (packed === undefined) return { total: 0, terms: new Uint32Array(0), counts: new Int32Array(0) }
  const reader = new VarintReader(packed)
  const [total, length] = [unzigzag(reader.next()), reader.next()]
  const [terms, counts] = [new Uint32Array(length), new Int32Array(length)]
  let term = 0
  for (let i = 0; i < length; i++) {
    term += reader.next()
    terms[i] = term
    counts[i] = unzigzag(reader.next())
  }
  return { total, terms, counts }
}

interface Merged {
  readonly terms: Uint32Array
  readonly counts: Int32Array
  readonly length: number
}

function merge(before: TermCounts, terms: Uint32Array, steps: Int32Array): Merged {
  const size = before.terms.length + terms.length
  const merged = { terms: new Uint32Array(size), counts: new Int32Array(size), length: 0 }
  let [i, j] = [0, 0]
  while (i < before.terms.length || j < terms.length) {
    const a = i < before.terms.length ? before.terms[i]! : Infinity
    const b = j < terms.length ? terms[j]! : Infinity
    const count = (a <= b ? before.counts[i++]! : 0) + (b <= a ? steps[j++]! : 0)
    if (count === 0) continue
    merged.terms[merged.length] = Math.min(a, b)
    merged.counts[merged.length++] = count
  }
  return merged
}

function pack(total: number, { terms, counts, length }: Merged): Uint8Array {
  const bytes = new Uint8Array(10 + length * 10)
  let position = write(bytes, write(bytes, 0, zigzag(total)), length)
  let last = 0
  for (let i = 0; i < length; i++) {
    position = write(bytes, position, terms[i]! - last)
    position = write(bytes, position, zigzag(counts[i]!))
    last = terms[i]!
  }
  return bytes.slice(0, position)
}

/** Gives the position behind what it wrote. Division, not shifts: values may pass 2^31. */
function write(bytes: Uint8Array, position: number, value: number): number {
  while (value > 0x7f) {
    bytes[position++] = (value & 0x7f) | 0x80
    value = Math.floor(value / 128)
  }
  bytes[position++] = value
  return position
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

class VarintReader {
  readonly #bytes: Uint8Array
  #position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  next(): number {
    let [value, scale] = [0, 1]
    for (;;) {
      const byte = this.#bytes[this.#position++]
      if (byte === undefined) throw new RangeError('packed counts end in the middle of a number')
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
  }
}
