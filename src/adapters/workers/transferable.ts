/** Buffers in a message that may move to the other thread instead of being copied: those that stand there themselves, and those that a typed array spans whole. */
export function buffersOf(message: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  collect(message, buffers)
  return [...buffers]
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return
  if (value instanceof ArrayBuffer) buffers.add(value)
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) buffers.add(value.buffer)
    return
  }
  for (const part of Object.values(value)) collect(part, buffers)
}
