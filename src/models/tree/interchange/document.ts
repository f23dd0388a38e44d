/** What a JSON or UBJSON file says, with arrays of numbers as typed arrays; and reading of its fields, with messages that name the path. */

export type NumberArray = Float64Array | Float32Array | Int32Array | Uint8Array | BigInt64Array

/** `undefined`: null. An array of numbers alone (truth values counting as 0 and 1) is a typed array, and so is an empty one. */
export type DocumentValue = string | number | boolean | undefined | NumberArray | readonly DocumentValue[] | DocumentObject

export type DocumentObject = ReadonlyMap<string, DocumentValue>

/** How deep objects and arrays may nest: model files need 8. */
export const depthLimit = 64

export function isNumberArray(value: DocumentValue): value is NumberArray {
  return ArrayBuffer.isView(value)
}

/** A place in a document and the way to it. */
export interface Field {
  readonly path: string
  readonly value: DocumentValue
}

export function fieldOf(parent: Field, name: string): Field {
  const object = objectOf(parent)
  const path = parent.path === '' ? name : `${parent.path}.${name}`
  if (!object.has(name)) throw new RangeError(`the file has no ${path}; is it a model that XGBoost saved?`)
  return { path, value: object.get(name) }
}

export function optionalField(parent: Field, name: string): Field | undefined {
  return objectOf(parent).has(name) ? fieldOf(parent, name) : undefined
}

export function textOf({ path, value }: Field): string {
  if (typeof value !== 'string') throw new RangeError(`${path} should be text`)
  return value
}

/** XGBoost writes the numbers of its parameters as text. */
export function countOf(field: Field): number {
  const count = Number(typeof field.value === 'number' ? field.value : textOf(field))
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${field.path} should be a count, but is "${String(field.value)}"`)
  return count
}

export function listOf({ path, value }: Field): readonly Field[] {
  if (isNumberArray(value) && value.length === 0) return []
  if (!isList(value)) throw new RangeError(`${path} should be a list`)
  return value.map((entry, index) => ({ path: `${path}[${index}]`, value: entry }))
}

export function numbersOf({ path, value }: Field, length?: number): Exclude<NumberArray, BigInt64Array> {
  if (!isNumberArray(value) || value instanceof BigInt64Array) throw new RangeError(`${path} should be a list of numbers`)
  if (length !== undefined && value.length !== length) throw new RangeError(`${path} holds ${value.length} numbers where ${length} are due`)
  return value
}

function objectOf({ path, value }: Field): DocumentObject {
  if (!(value instanceof Map)) throw new RangeError(`${path === '' ? 'the file' : path} should be an object`)
  return value
}

function isList(value: DocumentValue): value is readonly DocumentValue[] {
  return Array.isArray(value)
}
