/** A small JSON file of the data folder, undefined where it is not there. What is wrong with it is told with the name of the file. */
import { readFile } from 'node:fs/promises'
import { underField } from '../adapters/files/json-problem.ts'
import { decodeUtf8, parseJson } from '../adapters/files/json-text.ts'

export async function readKept<T>(path: string, parse: (value: unknown) => T): Promise<T | undefined> {
  try {
    return parse(parseJson(decodeUtf8(await readFile(path))))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw underField(error, path)
  }
}
