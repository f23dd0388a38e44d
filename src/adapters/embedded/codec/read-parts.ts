/**
 * Parts of a MessagePack value: what is not wanted is passed over, without text or objects made of it. All signs are taken out of
 * the bytes at once and strings cut from them, since one call for each string would take longer than all else.
 */
import type { Parts, Wanted } from '../../../events/records.ts'

/** The keys of an object that are wanted, as bytes too, and those of the objects below each. */
interface Keys {
  readonly names: readonly string[]
  readonly bytes: readonly Uint8Array[]
  readonly below: readonly (Keys | undefined)[]
}

/** Keys by what is wanted, which is written once and asked for again and again. */
const keysOfWanted = new WeakMap<Wanted, Keys>()

/** Where the value is read that is read now: fields of an object would be slower, and nothing here waits. */
let bytes: Uint8Array = new Uint8Array(0)
let buffer: Buffer = Buffer.alloc(0)
/** One sign a byte. */
let signs = ''
let at = 0

/** Throws RangeError where something wanted is an object whose parts are not named, or nothing that JSON can say. */
export function readParts<T, W extends Wanted>(value: Uint8Array, wanted: W): Parts<T, W> {
  bytes = value
  buffer = value instanceof Buffer ? value : Buffer.from(value.buffer, value.byteOffset, value.length)
  signs = buffer.toString('latin1', 0, value.length)
  at = 0
  return readAny(keysOf(wanted)) as Parts<T, W>
}

function keysOf(wanted: Wanted): Keys {
  const known = keysOfWanted.get(wanted)
  if (known !== undefined) return known
  const names = Object.keys(wanted)
  const below = Object.values(wanted).map((part) => (part === true ? undefined : keysOf(part)))
  const keys = { names, bytes: names.map((name) => new TextEncoder().encode(name)), below }
  keysOfWanted.set(wanted, keys)
  return keys
}

function readAny(keys: Keys | undefined): unknown {
  const head = bytes[at++]
  if (head < 0x80) return head
  if (head < 0x90) return readMap(head & 15, keys)
  if (head < 0xa0) return readList(head & 15, keys)
  if (head < 0xc0) return readText(head & 31)
  if (head >= 0xe0) return head - 256
  switch (head) {
    case 0xc0:
      return null
    case 0xc2:
      return false
    case 0xc3:
      return true
    case 0xca:
      at += 4
      return buffer.readFloatBE(at - 4)
    case 0xcb:
      at += 8
      return buffer.readDoubleBE(at - 8)
    case 0xcc:
    case 0xcd:
    case 0xce:
      return readNumber(1 << (head & 3))
    case 0xd0:
    case 0xd1:
    case 0xd2:
      at += 1 << (head & 3)
      return buffer.readIntBE(at - (1 << (head & 3)), 1 << (head & 3))
    case 0xd4:
      return readNothing()
    case 0xd9:
    case 0xda:
    case 0xdb:
      return readText(readNumber(1 << (head - 0xd9)))
    case 0xdc:
    case 0xdd:
      return readList(readNumber(2 << (head & 1)), keys)
    case 0xde:
    case 0xdf:
      return readMap(readNumber(2 << (head & 1)), keys)
    default:
      throw new RangeError(`a value of type ${head} is no part that can be read`)
  }
}

function readNumber(length: number): number {
  let number = 0
  for (const end = at + length; at < end; at++) number = number * 256 + bytes[at]
  return number
}

/** How `undefined` is written. */
function readNothing(): undefined {
  if (readNumber(2) !== 0) throw new RangeError('a value of an own type is no part that can be read')
  return undefined
}

function readText(length: number): string {
  const start = at
  at += length
  for (let place = start; place < at; place++) if (bytes[place] >= 0x80) return buffer.toString('utf8', start, at)
  return signs.substring(start, at)
}

function readList(length: number, keys: Keys | undefined): unknown[] {
  const list: unknown[] = []
  for (let left = length; left > 0; left--) list.push(readAny(keys))
  return list
}

function readMap(size: number, keys: Keys | undefined): Record<string, unknown> {
  if (keys === undefined) throw new RangeError('name the parts of an object that are to be read')
  const map: Record<string, unknown> = {}
  for (let left = size; left > 0; left--) {
    const key = readKey(keys)
    if (key === -1) passOver()
    else map[keys.names[key]] = readAny(keys.below[key])
  }
  return map
}

/** Which of the keys stands here; −1 for none of them. Keys are text. */
function readKey(keys: Keys): number {
  const head = bytes[at++]
  const length = head < 0xc0 ? head & 31 : readNumber(1 << (head - 0xd9))
  const start = at
  at += length
  for (let key = 0; key < keys.bytes.length; key++) if (keys.bytes[key].length === length && isHere(keys.bytes[key], start)) return key
  return -1
}

function isHere(key: Uint8Array, start: number): boolean {
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false
  return true
}

/** Behind the next value, and all values within it. */
function passOver(): void {
  for (let left = 1; left > 0; left--) {
    const head = bytes[at++]
    if (head < 0x80 || head >= 0xe0) continue
    if (head < 0x90) left += 2 * (head & 15)
    else if (head < 0xa0) left += head & 15
    else if (head < 0xc0) at += head & 31
    else left += passOverLarge(head)
  }
}

/** How many values there are within one that a byte of its own announces. */
function passOverLarge(head: number): number {
  const size = sizes[head - 0xc0]
  if (size >= 0) {
    at += size
    return 0
  }
  const length = readNumber(-size)
  if (head === 0xdc || head === 0xdd) return length
  if (head === 0xde || head === 0xdf) return 2 * length
  at += head >= 0xc7 && head <= 0xc9 ? length + 1 : length
  return 0
}

/** By type from 0xc0: bytes behind the head, or less than zero where so many bytes say how long it is. */
const sizes = Int8Array.of(0, 0, 0, 0, -1, -2, -4, -1, -2, -4, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9, 17, -1, -2, -4, -2, -4, -2, -4)
