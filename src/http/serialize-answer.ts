/**
 * Answers as JSON. A long list is written into bytes a few items at a time: a string of hundreds of kilobytes is memory of its own, taken
 * from the system and given back, and costs a page of 25 people more than all else that is done for it.
 */

/** Shorter lists go into one string. */
const leastItems = 4

/** Characters that a string of several items should have. */
const pieceLength = 4096

/** The same characters as `JSON.stringify` gives, for plain values. */
export function serializeAnswer(answer: unknown): string | Buffer {
  if (!isRecord(answer) || !Object.values(answer).some(isLong)) return JSON.stringify(answer)
  const pieces: Buffer[] = []
  const put = (text: string) => void pieces.push(Buffer.from(text))
  let open = '{'
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined) continue
    put(`${open}${JSON.stringify(name)}:`)
    open = ','
    if (isLong(value)) putItems(value, put)
    else put(JSON.stringify(value))
  }
  put('}')
  return Buffer.concat(pieces)
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length >= leastItems
}

function putItems(items: readonly unknown[], put: (text: string) => void): void {
  let open = '['
  for (let start = 0, count = 1; start < items.length; open = ',') {
    const list = JSON.stringify(items.slice(start, start + count))
    put(open + list.slice(1, -1))
    start += count
    count = Math.max(1, Math.floor((pieceLength * count) / list.length))
  }
  put(']')
}
