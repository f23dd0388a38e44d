/** Typed arrays that grow by doubling: the old array stays as it was, so views of it remain true. */

export type Growable = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

export function grow<A extends Growable>(array: A, length: number): A
export function grow(array: Growable, length: number): Growable {
  if (length <= array.length) return array
  const size = Math.max(length, array.length * 2, 16)
  const larger = emptyLike(array, size)
  larger.set(array)
  return larger
}

function emptyLike(array: Growable, size: number): Growable {
  if (array instanceof Uint8Array) return new Uint8Array(size)
  if (array instanceof Uint16Array) return new Uint16Array(size)
  if (array instanceof Uint32Array) return new Uint32Array(size)
  return array instanceof Float32Array ? new Float32Array(size) : new Float64Array(size)
}
