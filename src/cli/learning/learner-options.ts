/** The options of a learner from a JSON file: an object by name, checked against what the learner knows. */
import { readFile } from 'node:fs/promises'
import { fileFault } from '../../adapters/files/examples/file-fault.ts'
import { type AnyLearner, optionsOf } from '../../models/learners.ts'

export async function readLearnerOptions(learner: AnyLearner, path: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (path === undefined) return learner.defaults
  return readOptions(path, (given) => optionsOf(learner, given))
}

/** What `parse` makes of the file; where it throws RangeError, the message names the file. */
export async function readOptions<Options>(path: string, parse: (given: Readonly<Record<string, unknown>>) => Options): Promise<Options> {
  const given = parsed(path, await readFile(path, 'utf8'))
  try {
    return parse(given)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw fileFault(path, 0, cause.message, 'correct it', cause)
  }
}

function parsed(path: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw fileFault(path, 0, `it is not valid JSON (${cause.message})`, 'write one object, such as {"rounds":200}', cause)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>
  throw fileFault(path, 0, 'it holds no object', 'write one, such as {"rounds":200}')
}
