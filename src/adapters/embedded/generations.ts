/**
 * The store's files: one folder a generation, and a pointer file that names the one that counts. Compaction writes the next
 * generation beside the current one and moves the pointer in one step; whatever the pointer does not name is dropped when the
 * store is opened. So every step may be the last one before a crash.
 */
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PlatformError } from '../../domain/errors.ts'

/** Stands in the pointer while the very first generation is being made. */
const creating = 'creating'

export function generationPath(directory: string, generation: number): string {
  return join(directory, 'store', `${generation}`)
}

/** Whether a store was ever begun there, damaged or not. */
export function holdsStore(directory: string): boolean {
  return existsSync(join(directory, 'store'))
}

/** Undefined where there is no store yet. */
export async function currentGeneration(directory: string): Promise<number | undefined> {
  const pointer = await readPointer(directory)
  const found = await generationsIn(directory)
  if (pointer === undefined && found.length === 0) return undefined
  if (pointer === creating) {
    await dropGenerations(directory, undefined)
    return undefined
  }
  const generation = Number(pointer)
  if (!Number.isInteger(generation) || generation < 1) throw damaged(directory, 'its file `current` does not name a generation')
  if (!existsSync(join(generationPath(directory, generation), 'data.mdb'))) throw damaged(directory, `generation ${generation} is missing`)
  return generation
}

export async function beginFirstGeneration(directory: string): Promise<void> {
  await mkdir(join(directory, 'store'), { recursive: true })
  await writePointer(directory, creating)
}

/** From the moment this resolves the generation counts, whatever happens. */
export async function setGeneration(directory: string, generation: number): Promise<void> {
  await syncFolder(generationPath(directory, generation))
  await writePointer(directory, `${generation}`)
}

export async function dropGenerations(directory: string, except: number | undefined): Promise<void> {
  for (const generation of await generationsIn(directory)) {
    if (generation !== except) await rm(generationPath(directory, generation), { recursive: true, force: true })
  }
}

export function damaged(directory: string, reason: string, options?: ErrorOptions): PlatformError {
  return new PlatformError(
    'unavailable',
    `the store in ${join(directory, 'store')} is damaged: ${reason}; restore the data folder from a copy, or move it away to begin with an empty one`,
    options,
  )
}

async function generationsIn(directory: string): Promise<readonly number[]> {
  const folder = join(directory, 'store')
  if (!existsSync(folder)) return []
  return (await readdir(folder)).filter((name) => /^[1-9]\d*$/.test(name)).map(Number)
}

async function readPointer(directory: string): Promise<string | undefined> {
  const path = join(directory, 'store', 'current')
  return existsSync(path) ? (await readFile(path, 'utf8')).trim() : undefined
}

async function writePointer(directory: string, text: string): Promise<void> {
  const path = join(directory, 'store', 'current')
  await writeFile(`${path}.draft`, `${text}\n`, { flush: true })
  await rename(`${path}.draft`, path)
  await syncFolder(dirname(path))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
