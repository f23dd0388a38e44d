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
 * Adds steps to packed counts; undefined where nothing is left. `terms` ascend and are distinct. Goes from bytes to bytes and copies
 * the entries between two terms as they stand, since a busy store passes some ten million entries a second here. What it gives is
 * valid until the next call, to which it must not be handed.
 */
export function mergeCounts(
  packed: Uint8Array | undefined,
  totalStep: number,
  terms: Uint32Array,
  steps: Int32Array,
): Uint8Array | undefined {
  const before = new CountReader(packed)
  const after = new CountWriter(before.bytes.length, terms.length)
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!
    before.copyBelow(term, after)
    const count = steps[i]! + (before.term === term ? before.take() : 0)
    if (count !== 0) after.add(term, count)
  }
  before.copyBelow(Infinity, after)
  return after.packed(before.total + totalStep)
}

export function unpackCounts(packed: Uint8Array | undefined): TermCounts {
  const reader = new CountReader(packed)
  const [terms, counts] = [new Uint32Array(reader.left), new Int32Array(reader.left)]
  for (let i = 0; reader.left > 0; i++) {
    terms[i] = reader.term
    counts[i] = reader.take()
  }
  return { total: reader.total, terms, counts }
}

/** Walks packed counts: `left` entries are still to be read, `term` being that of the first, infinite behind the last. */
class CountReader {
  readonly bytes: Uint8Array
  readonly total: number
  left: number
  term = 0
  /** Of the first entry's count. */
  #position = 0

  constructor(packed: Uint8Array = empty) {
    this.bytes = packed
    this.total = unzigzag(this.#varint())
    this.left = this.#varint() + 1
    this.#next()
  }

  /** The first entry's count; the next entry is the first then. */
  take(): number {
    const count = unzigzag(this.#varint())
    this.#next()
    return count
  }

  /** Hands the entries of smaller terms over. */
  copyBelow(limit: number, after: CountWriter): void {
    if (this.term >= limit) return
    const [first, start, before] = [this.term, this.#position, this.left]
    let [last, end] = [first, start]
    while (this.term < limit) {
      last = this.term
      while (this.bytes[this.#position++]! >= 0x80);
      end = this.#position
      this.#next()
    }
    after.copy(first, this.bytes.subarray(start, end), last, before - this.left)
  }

  #next(): void {
    this.left--
    this.term = this.left === 0 ? Infinity : this.term + this.#varint()
    if (this.#position > this.bytes.length) throw new RangeError('packed counts end in the middle of a number')
  }

  #varint(): number {
    let byte = this.bytes[this.#position++]!
    let value = byte & 0x7f
    for (let scale = 128; byte >= 0x80; scale *= 128) {
      byte = this.bytes[this.#position++]!
      value += (byte & 0x7f) * scale
    }
    return value
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

  /** For so many bytes that stand and so many entries that come; behind each of these a difference may grow. */
  constructor(bytes: number, entries: number) {
    const needed = this.#position + bytes + (entries + 1) * 3 * maxVarint
    if (scratch.length < needed) scratch = new Uint8Array(needed * 2)
  }

  add(term: number, count: number): void {
    this.#position = write(scratch, this.#position, term - this.#last)
    this.#position = write(scratch, this.#position, zigzag(count))
    this.#last = term
    this.#length++
  }

  /** So many entries from `first` to `last`: bytes from the first one's count to the last one's. */
  copy(first: number, bytes: Uint8Array, last: number, entries: number): void {
    const start = write(scratch, this.#position, first - this.#last)
    scratch.set(bytes, start)
    this.#position = start + bytes.length
    this.#last = last
    this.#length += entries
  }

  packed(total: number): Uint8Array | undefined {
    if (this.#length === 0 && total === 0) return undefined
    const head = new Uint8Array(2 * maxVarint)
    const size = write(head, write(head, 0, zigzag(total)), this.#length)
    const start = 2 * maxVarint - size
    scratch.set(head.subarray(0, size), start)
    return scratch.subarray(start, this.#position)
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
