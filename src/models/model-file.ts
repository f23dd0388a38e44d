/**
 * One model in one file: magic, length of a JSON header, the header, then its typed arrays, little-endian and aligned.
 * In the header a typed array stands as `{"array": "Float64Array", "at": byte, "length": n}`. The file's SHA-256 is the
 * model's version, so equal models have equal names. Decoding checks the parity fixture (I5).
 */
import { sha256 } from '../math/sha256.ts'
import { bindModel } from './kinds.ts'
import { checkParity, type ModelArtifact } from './parity-fixture.ts'

const magic = 0x4d554d31
const prefixBytes = 8
const arrays = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint8Array }
type ArrayName = keyof typeof arrays
type NumberArray = InstanceType<(typeof arrays)[ArrayName]>

export function encodeModel(artifact: ModelArtifact): Uint8Array {
  const parts: NumberArray[] = []
  let at = 0
  const header = JSON.stringify(artifact, (_, value: unknown) => {
    if (!isNumberArray(value)) return value
    const entry = { array: value.constructor.name, at, length: value.length }
    parts.push(value)
    at += align(value.byteLength)
    return entry
  })
  const json = new TextEncoder().encode(header)
  const start = align(prefixBytes + json.length)
  return assemble(json, start, parts, start + at)
}

/** Throws RangeError for a file that is damaged, of an unknown kind, or that no longer gives the scores it was published with. */
export function decodeModel(bytes: Uint8Array): ModelArtifact {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < prefixBytes || view.getUint32(0, true) !== magic) throw new RangeError('not a model file')
  const headerBytes = view.getUint32(4, true)
  const start = align(prefixBytes + headerBytes)
  if (start > bytes.length) throw new RangeError('the model file is cut off')
  const artifact = parseHeader(new TextDecoder().decode(bytes.subarray(prefixBytes, prefixBytes + headerBytes)), bytes.subarray(start))
  checkParity(artifact)
  return artifact
}

export function modelVersion(bytes: Uint8Array): string {
  return sha256(bytes)
}

function align(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}

function isNumberArray(value: unknown): value is NumberArray {
  return Object.values(arrays).some((array) => value instanceof array)
}

function assemble(json: Uint8Array, start: number, parts: readonly NumberArray[], length: number): Uint8Array {
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, json.length, true)
  file.set(json, prefixBytes)
  let at = start
  for (const part of parts) {
    file.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += align(part.byteLength)
  }
  return file
}

function parseHeader(header: string, body: Uint8Array): ModelArtifact {
  const artifact: ModelArtifact = JSON.parse(header, (_, value: unknown) => (isArrayEntry(value) ? arrayAt(value, body) : value))
  bindModel(artifact.model, artifact.model.features)
  return artifact
}

interface ArrayEntry {
  readonly array: ArrayName
  readonly at: number
  readonly length: number
}

function isArrayEntry(value: unknown): value is ArrayEntry {
  return typeof value === 'object' && value !== null && 'array' in value && typeof value.array === 'string' && value.array in arrays
}

/** Copied, so that the array is aligned whatever the file's place in its buffer. */
function arrayAt({ array, at, length }: ArrayEntry, body: Uint8Array): NumberArray {
  const made = arrays[array]
  const end = at + length * made.BYTES_PER_ELEMENT
  if (!(end <= body.length)) throw new RangeError('the model file is cut off')
  return new made(body.slice(at, end).buffer)
}
