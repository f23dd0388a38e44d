/**
 * Counts by term in few bytes: a total, then ascending terms as differences, each with its count, all as variable-length
 * integers (counts zigzag, since an undo may come without its rating). Equal counts are equal bytes, whatever led to them.
 */

export interface TermCounts {
  readonly total: number
  readonly terms: Uint32Array
  readonly counts: Int32Array
}

/**
 * Adds steps to packed counts; undefined where nothing is left. `terms` ascend and are distinct. Goes from bytes to bytes, since
 * a busy store does this for some hundred thousand terms a second.
 */
export function mergeCounts(
  packed: Uint8Array | undefined,
  totalStep: number,
  terms: Uint32Array,
  steps: Int32Array,
): Uint8Array | undefined {
  const before = new CountReader(packed)
  const total = before.total + totalStep
  const after = new CountWriter(before.left + terms.length)
  for (let i = 0; before.left > 0 || i < terms.length; ) {
    const next = i < terms.length ? terms[i]! : Infinity
    const term = Math.min(before.term, next)
    let count = 0
    if (before.term === term) {
      count += before.count
      before.next()
    }
    if (next === term) count += steps[i++]!
    if (count !== 0) after.add(term, count)
  }
  return after.packed(total)
}

export function unpackCounts(packed: Uint8Array | undefined): TermCounts {
  const reader = new CountReader(packed)
  const [terms, counts] = [new Uint32Array(reader.left), new Int32Array(reader.left)]
  for (let i = 0; reader.left > 0; i++, reader.next()) {
    terms[i] = reader.term
    counts[i] = reader.count
  }
  return { total: reader.total, terms, counts }
}

/** Walks packed counts: `left` entries are still to be read, `term` and `count` being the first of them. */
class CountReader {
  readonly total: number
  left: number
  term = 0
  count = 0
  readonly #bytes: Uint8Array
  #position = 0

  constructor(packed: Uint8Array = empty) {
    this.#bytes = packed
    this.total = unzigzag(this.#varint())
    this.left = this.#varint()
    this.#load()
  }

  next(): void {
    this.left--
    this.#load()
  }

  #load(): void {
    this.term = this.left === 0 ? Infinity : this.term + this.#varint()
    if (this.left > 0) this.count = unzigzag(this.#varint())
  }

  #varint(): number {
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

const empty = Uint8Array.of(0, 0)
const maxVarint = 6

/** Entries are gathered in one buffer for all, then copied out behind their total and number. */
let scratch = new Uint8Array(4_096)

class CountWriter {
  #position = 2 * maxVarint
  #length = 0
  #last = 0

  constructor(most: number) {
    const needed = this.#position + most * 2 * maxVarint
    if (scratch.length < needed) scratch = new Uint8Array(needed * 2)
  }

  add(term: number, count: number): void {
    this.#position = write(scratch, this.#position, term - this.#last)
    this.#position = write(scratch, this.#position, zigzag(count))
    this.#last = term
    this.#length++
  }

  packed(total: number): Uint8Array | undefined {
    if (this.#length === 0 && total === 0) return undefined
    const head = new Uint8Array(2 * maxVarint)
    const size = write(head, write(head, 0, zigzag(total)), this.#length)
    const start = 2 * maxVarint - size
    scratch.set(head.subarray(0, size), start)
    return scratch.slice(start, this.#position)
  }
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
