/** A file that only makes sense as a whole, up to 64 MB. */
import { refusal } from './json-problem.ts'

export const maxFileBytes = 64 * 1_048_576

export async function wholeFile(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > maxFileBytes) throw refusal({ field: 'body', message: 'is larger than 64 MB', remedy: 'split the file' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
