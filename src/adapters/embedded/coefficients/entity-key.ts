/**
 * The key of an entity: four bytes of hash, so that entities in any order part into blocks of equal size, then the name itself in UTF-16,
 * which keeps every string apart; of a name longer than the file allows its SHA-256, and the name stands with the value.
 */
import { createHash } from 'node:crypto'
import { hashText } from '../../../math/hash-text.ts'

/** Bytes of the hash before the name. */
const hashBytes = 4
/** UTF-16 units of a name that is its own key. */
const longestName = 200
/** Odd, which no name in UTF-16 is: a digest never equals a name. */
const digestBytes = 33
const mostBytes = hashBytes + 2 * longestName

/** Unsigned 32-bit, the order of keys but for ties. */
export function keyHash(entity: string): number {
  return hashText(entity)
}

/** Into `scratch` where it is given, to be used before the next call. */
export function entityKey(entity: string, scratch: Buffer = keyScratch()): Buffer {
  scratch.writeUInt32BE(keyHash(entity), 0)
  if (isItsOwnKey(entity)) return scratch.subarray(0, hashBytes + scratch.write(entity, hashBytes, 'utf16le'))
  scratch[hashBytes] = 0
  createHash('sha256')
    .update(entity, 'utf16le')
    .digest()
    .copy(scratch, hashBytes + 1)
  return scratch.subarray(0, hashBytes + digestBytes)
}

export function keyScratch(): Buffer {
  return Buffer.allocUnsafe(mostBytes)
}

/** What must stand with the value so that the name can be read back. */
export function nameBeside(entity: string): Buffer {
  return isItsOwnKey(entity) ? Buffer.alloc(0) : Buffer.from(entity, 'utf16le')
}

export function entityOf(key: Uint8Array, beside: Buffer): string {
  return (beside.length > 0 ? beside : Buffer.from(key.buffer, key.byteOffset, key.length).subarray(hashBytes)).toString('utf16le')
}

function isItsOwnKey(entity: string): boolean {
  return entity.length <= longestName
}
