/** Takes a body in as a file, counted and hashed while it passes; only whole uploads get their name. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { maxFileBytes } from '../../adapters/files/whole-file.ts'
import { PlatformError } from '../../domain/errors.ts'
import { uploadPath } from './checkpoint.ts'

/** `how` joins the hash: the same bytes read as another format are another import. Resolves with the id. */
export async function receiveUpload(body: AsyncIterable<Uint8Array>, directory: string, how: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, `${randomUUID()}.part`)
  const hash = createHash('sha256').update(`${how}\n`)
  try {
    await pipeline(counted(body, hash), createWriteStream(path, { mode: 0o600, flush: true }))
    const id = hash.digest('hex')
    await rename(path, uploadPath(directory, id))
    return id
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function* counted(body: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncIterable<Uint8Array> {
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > maxFileBytes) throw new PlatformError('too-large', 'body: is larger than 64 MB; split the file', { field: 'body' })
    hash.update(chunk)
    yield chunk
  }
  if (length === 0) throw new PlatformError('invalid-request', 'body: is empty; send the file as the body', { field: 'body' })
}
