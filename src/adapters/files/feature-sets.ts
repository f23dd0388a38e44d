/** The feature sets that pages name, by hash: a page is explained with the names of its own time. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { featureSetHash } from '../../features/feature-set-hash.ts'

export async function keepFeatureSet(directory: string, names: readonly string[]): Promise<string> {
  const hash = featureSetHash(names)
  const path = join(directory, `${hash}.json`)
  await mkdir(directory, { recursive: true })
  await writeFile(`${path}.part`, JSON.stringify(names))
  await rename(`${path}.part`, path)
  return hash
}

export async function featureSet(directory: string, hash: string): Promise<readonly string[] | undefined> {
  try {
    return JSON.parse(await readFile(join(directory, `${hash}.json`), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
