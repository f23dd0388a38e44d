/** The number itself where a 32-bit float can hold it, else the next one below: a posting may leave a minute early, never late. */
export function float32Below(value: number): number {
  const rounded = new Float32Array([value])
  if (rounded[0]! > value) new Uint32Array(rounded.buffer)[0]!--
  return rounded[0]!
}
