/**
 * A payload as a row: the length of its head in bytes, the head, the payload, both JSON. The head is what lists show of it, and is read
 * without the rest. Rows of stores of format 1 are MessagePack without a head, and come as what they hold.
 */

const lengthBytes = 4
const utf8 = new TextDecoder()

/** `head` empty: there is none. */
export function payloadRow(head: string, payload: string): Uint8Array {
  const row = Buffer.allocUnsafe(lengthBytes + Buffer.byteLength(head) + Buffer.byteLength(payload))
  const end = lengthBytes + row.write(head, lengthBytes)
  row.writeUInt32LE(end - lengthBytes, 0)
  row.write(payload, end)
  return row
}

/** Undefined where there is none. */
export function headIn<Head>(row: unknown): Head | undefined {
  if (!(row instanceof Uint8Array)) return undefined
  const end = headEnd(row)
  return end === lengthBytes ? undefined : JSON.parse(utf8.decode(row.subarray(lengthBytes, end)))
}

export function payloadIn<Payload>(row: Payload | Uint8Array): Payload {
  return row instanceof Uint8Array ? JSON.parse(utf8.decode(row.subarray(headEnd(row)))) : row
}

function headEnd(row: Uint8Array): number {
  return lengthBytes + new DataView(row.buffer, row.byteOffset).getUint32(0, true)
}
