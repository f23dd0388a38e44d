/** One compaction: copy, open the copy, let it count, leave the file before it. Reads find one of the two open all the time. */
import { copyStore, type Redaction } from './compaction.ts'
import type { Environment } from './environment.ts'
import { dropGenerations, generationPath, setGeneration } from './generations.ts'

/** Gives the generation that counts from now on. Where this fails nobody knows which one does: the store must be opened again. */
export async function nextGeneration(
  directory: string,
  environment: Environment,
  generation: number,
  redaction: Redaction | undefined,
): Promise<number> {
  const next = generation + 1
  const path = generationPath(directory, next)
  await dropGenerations(directory, generation)
  await copyStore(environment, path, redaction)
  await setGeneration(directory, next)
  await environment.switchTo(path)
  await dropGenerations(directory, next)
  return next
}
