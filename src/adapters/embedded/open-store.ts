/** Opens a data folder: takes its lock, finds the generation that counts, checks its file and format. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Projection } from '../../events/projection.ts'
import { ProjectionRunner } from '../../events/projection-runner.ts'
import { Environment } from './environment.ts'
import { beginFirstGeneration, currentGeneration, damaged, dropGenerations, generationPath, setGeneration } from './generations.ts'
import { checkFile } from './integrity.ts'
import { lockDirectory } from './process-lock.ts'
import { checkFormat, writeFormat } from './store-format.ts'
import { storeTables } from './store-tables.ts'

export interface StoreParts {
  readonly directory: string
  readonly environment: Environment
  readonly generation: number
  readonly runner: ProjectionRunner
  readonly release: () => Promise<void>
}

export async function openParts(directory: string, projections: readonly Projection[]): Promise<StoreParts> {
  await mkdir(directory, { recursive: true })
  const lock = await lockDirectory(directory)
  try {
    const runner = new ProjectionRunner(projections)
    const generation = (await currentGeneration(directory)) ?? (await createStore(directory))
    await dropGenerations(directory, generation)
    const environment = await openChecked(directory, generation, [...storeTables, ...runner.tables()])
    return { directory, environment, generation, runner, release: () => lock.release() }
  } catch (reason) {
    await lock.release()
    throw reason
  }
}

async function createStore(directory: string): Promise<number> {
  await beginFirstGeneration(directory)
  const environment = new Environment(generationPath(directory, 1), storeTables)
  await writeFormat(environment)
  await environment.close()
  await setGeneration(directory, 1)
  return 1
}

async function openChecked(directory: string, generation: number, tables: readonly string[]): Promise<Environment> {
  const path = generationPath(directory, generation)
  const reason = checkFile(join(path, 'data.mdb'))
  if (reason !== undefined) throw damaged(directory, reason)
  const environment = openFile(directory, path, tables)
  await checkFormat(environment, directory)
  return environment
}

function openFile(directory: string, path: string, tables: readonly string[]): Environment {
  try {
    return new Environment(path, tables)
  } catch (cause) {
    throw damaged(directory, 'its file cannot be read (see the cause)', { cause })
  }
}
