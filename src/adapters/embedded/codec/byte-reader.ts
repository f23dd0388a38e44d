/** Reads what ByteWriter wrote. Columns are copied out, so that they are aligned and outlive the bytes. */

export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #buffer: Buffer
  readonly #view: DataView
  #position: number
  readonly #end: number

  constructor(bytes: Uint8Array, position = 0, end = bytes.length) {
    this.#bytes = bytes
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#position = position
    this.#end = end
  }

  get done(): boolean {
    return this.#position >= this.#end
  }

  uint8(): number {
    return this.#bytes[this.#advance(1)]!
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true)
  }

  float64(): number {
    return this.#view.getFloat64(this.#advance(8), true)
  }

  string(): string {
    const length = this.uint32()
    const start = this.#advance(length)
    return this.#buffer.toString('utf8', start, start + length)
  }

  uint32s(): number[] {
    const values = new Array<number>(this.uint32())
    let position = this.#advance(values.length * 4)
    for (let i = 0; i < values.length; i++, position += 4) values[i] = this.#view.getUint32(position, true)
    return values
  }

  uint16Column(): Uint16Array {
    return new Uint16Array(this.#column(2))
  }

  uint32Column(): Uint32Array {
    return new Uint32Array(this.#column(4))
  }

  float32Column(): Float32Array {
    return new Float32Array(this.#column(4))
  }

  float64Column(): Float64Array {
    return new Float64Array(this.#column(8))
  }

  #column(width: number): ArrayBuffer {
    const length = this.uint32() * width
    const start = this.#advance(length)
    const copy = new Uint8Array(length)
    copy.set(this.#bytes.subarray(start, start + length))
    return copy.buffer
  }

  #advance(size: number): number {
    const start = this.#position
    if (start + size > this.#end) throw new RangeError(`record ends at byte ${this.#end}, but ${size} more are needed at ${start}`)
    this.#position = start + size
    return start
  }
}
