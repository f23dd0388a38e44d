/** SHA-256 (FIPS 180-4) in plain TypeScript, so that ground floors can name an artifact by its content. Hex, lower case. */

export function sha256(bytes: Uint8Array): string {
  const state = new Uint32Array(initialState)
  const padded = pad(bytes)
  const view = new DataView(padded.buffer)
  const schedule = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    expand(view, block, schedule)
    compress(state, schedule)
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

export function sha256OfText(text: string): string {
  return sha256(new TextEncoder().encode(text))
}

/** First 32 bits of the fractional parts of the square roots (state) and cube roots (rounds) of the first primes. */
const primes = firstPrimes(64)
const initialState = primes.slice(0, 8).map((prime) => fraction32(Math.sqrt(prime)))
const rounds = Uint32Array.from(primes, (prime) => fraction32(Math.cbrt(prime)))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}

function fraction32(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32)
}

function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, bytes.length << 3)
  return padded
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function expand(view: DataView, block: number, w: Uint32Array): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(block + i * 4)
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!
    const b = w[i - 2]!
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1
  }
}

/** The letters are those of the standard. */
function compress(state: Uint32Array, w: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i]! + w[i]!) | 0
    const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const words = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = state[i]! + words[i]!
}
