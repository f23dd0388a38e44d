/** Growing bytes for records of the log. Numbers are little-endian; typed arrays are copied as they lie in memory. */

export class ByteWriter {
  #bytes: Uint8Array
  #buffer: Buffer
  #view: DataView
  #position = 0

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity)
    this.#buffer = Buffer.from(this.#bytes.buffer)
    this.#view = new DataView(this.#bytes.buffer)
  }

  get position(): number {
    return this.#position
  }

  /** A copy of what was written from `start` on. */
  slice(start = 0): Uint8Array {
    return this.#bytes.slice(start, this.#position)
  }

  /** No copy: valid until the next write. */
  view(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start, end)
  }

  truncate(position: number): void {
    this.#position = position
  }

  uint8(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#position++] = value
  }

  uint32(value: number): void {
    this.#reserve(4)
    this.#view.setUint32(this.#position, value, true)
    this.#position += 4
  }

  float64(value: number): void {
    this.#reserve(8)
    this.#view.setFloat64(this.#position, value, true)
    this.#position += 8
  }

  /** Byte length, then UTF-8. */
  string(value: string): void {
    this.#reserve(4 + value.length * 3)
    const length = value.length < 32 ? this.#ascii(value) : this.#buffer.write(value, this.#position + 4, 'utf8')
    this.#view.setUint32(this.#position, length, true)
    this.#position += 4 + length
  }

  /** As a column, from a plain list. */
  uint32s(values: readonly number[]): void {
    this.uint32(values.length)
    this.#reserve(values.length * 4)
    for (let i = 0; i < values.length; i++, this.#position += 4) this.#view.setUint32(this.#position, values[i]!, true)
  }

  /** Element count, then the elements. */
  column(values: Uint32Array | Float32Array | Float64Array | Uint16Array): void {
    this.uint32(values.length)
    this.raw(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#position)
    this.#position += bytes.length
  }

  /** Short strings are mostly ids in ASCII, and a loop beats the call into the encoder. */
  #ascii(value: string): number {
    const start = this.#position + 4
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i)
      if (unit > 0x7f) return this.#buffer.write(value, start, 'utf8')
      this.#bytes[start + i] = unit
    }
    return value.length
  }

  #reserve(size: number): void {
    if (this.#position + size <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#position + size))
    grown.set(this.#bytes.subarray(0, this.#position))
    this.#bytes = grown
    this.#buffer = Buffer.from(grown.buffer)
    this.#view = new DataView(grown.buffer)
  }
}
