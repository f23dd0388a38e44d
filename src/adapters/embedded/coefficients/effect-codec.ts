/**
 * An entity's effect as bytes: uint32 number of features n, then n × (uint32 features, float32 coefficients, float32 variances), column
 * by column, then the entity's name where its key holds but a digest of it. Little-endian, like every machine we run on.
 */
import type { Effect } from '../../../models/glmix/effect.ts'

const headerBytes = 4
const cellBytes = 12

/** Throws RangeError for columns of unequal length, features out of order and numbers that are not finite. */
export function encodeEffect(effect: Effect, name: Uint8Array): Buffer {
  const { features, coefficients, variances } = effect
  check(effect)
  const count = features.length
  const bytes = Buffer.allocUnsafe(headerBytes + cellBytes * count + name.length)
  bytes.writeUInt32LE(count, 0)
  bytes.set(bytesOf(features), headerBytes)
  bytes.set(bytesOf(coefficients), headerBytes + 4 * count)
  bytes.set(bytesOf(variances), headerBytes + 8 * count)
  bytes.set(name, headerBytes + cellBytes * count)
  return bytes
}

const chunkBytes = 65_536

/**
 * Copies the numbers out, so that `bytes` may be used again for the next entity; many effects to a buffer, because a buffer of its own
 * costs more than the numbers.
 */
export function effectDecoder(): (bytes: Buffer) => Effect {
  let chunk = new Uint8Array(0)
  let filled = 0
  return (bytes) => {
    const count = bytes.readUInt32LE(0)
    const length = cellBytes * count
    if (filled + length > chunk.length) {
      chunk = new Uint8Array(Math.max(length, chunkBytes))
      filled = 0
    }
    const at = filled
    chunk.set(bytes.subarray(headerBytes, headerBytes + length), at)
    filled += length
    const { buffer } = chunk
    return {
      features: new Uint32Array(buffer, at, count),
      coefficients: new Float32Array(buffer, at + 4 * count, count),
      variances: new Float32Array(buffer, at + 8 * count, count),
    }
  }
}

/** What follows the numbers; empty for an entity whose key is its name. */
export function nameAfterEffect(bytes: Buffer): Buffer {
  return bytes.subarray(headerBytes + cellBytes * bytes.readUInt32LE(0))
}

function check({ features, coefficients, variances }: Effect): void {
  if (coefficients.length !== features.length || variances.length !== features.length)
    throw new RangeError(`${features.length} features, ${coefficients.length} coefficients, ${variances.length} variances`)
  for (let i = 0; i < features.length; i++) {
    if (i > 0 && features[i]! <= features[i - 1]!) throw new RangeError(`feature ${features[i]} stands after ${features[i - 1]}`)
    if (!Number.isFinite(coefficients[i]) || !(variances[i]! >= 0 && variances[i]! < Number.POSITIVE_INFINITY))
      throw new RangeError(`feature ${features[i]} has the coefficient ${coefficients[i]} and the variance ${variances[i]}`)
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
