/** For what only asks how things would go: where there is no data folder yet, it asks an empty one elsewhere, which goes away. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdsStore } from '../adapters/embedded/generations.ts'
import { type Client, withClient } from './client.ts'

export async function withPreviewClient<T>(dataDirectory: string, work: (client: Client) => Promise<T>): Promise<T> {
  if (holdsStore(dataDirectory)) return withClient(dataDirectory, work)
  const empty = await mkdtemp(join(tmpdir(), 'mutual-preview-'))
  try {
    return await withClient(empty, work, { creates: true })
  } finally {
    await rm(empty, { recursive: true })
  }
}
