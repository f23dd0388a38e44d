/** A model as a file of its own: in our form, or trees as XGBoost keeps them (.json, .ubj). Read by what stands in the file, written by its name. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Model } from '../../models/model.ts'
import { decodeModel, encodeModel } from '../../models/model-file.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { checkTree } from '../../models/tree/check-tree.ts'
import { readXgboost } from '../../models/tree/interchange/read-xgboost.ts'
import { spreadNumbered } from '../../models/tree/interchange/spread-numbered.ts'
import { writeXgboost } from '../../models/tree/interchange/write-xgboost.ts'
import { type WritableObjective, writtenObjective } from '../../models/tree/interchange/xgboost-objective.ts'
import { fileFault } from './examples/file-fault.ts'

const brace = 0x7b

/** Throws PlatformError that names the file where it is missing, foreign, cut off or damaged. */
export async function readStoredModel(path: string): Promise<Model> {
  // A copy of its own: small reads share a buffer.
  const bytes = new Uint8Array(await readFile(path))
  try {
    return bytes[0] === brace ? readXgboost(bytes).model : decodeModel(bytes).model
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw fileFault(
      path,
      0,
      cause.message,
      'give a model that `mutual learn --save` wrote, or one that XGBoost saved as .json or .ubj',
      cause,
    )
  }
}

/** Whole or not at all. `objective` says what XGBoost is to make of the margins, if not what the model was trained for. */
export async function writeStoredModel(path: string, model: Model, objective?: WritableObjective): Promise<void> {
  const bytes = isXgboostPath(path) ? xgboostBytes(path, model, objective) : encodeModel(withFixture(model))
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
}

export function isXgboostPath(path: string): boolean {
  return ['.json', '.ubj'].includes(extname(path).toLowerCase())
}

function xgboostBytes(path: string, model: Model, wished: WritableObjective | undefined): Uint8Array {
  if (model.kind !== 'tree')
    throw fileFault(
      path,
      0,
      `a ${model.kind} model is no sum of trees, which XGBoost keeps`,
      'give a name that does not end in .json or .ubj',
    )
  const trees = spreadNumbered(checkTree(model))
  const objective = wished ?? writtenObjective(trees.objective)
  if (objective === undefined)
    throw fileFault(
      path,
      0,
      `the model ${trees.objective === undefined ? 'does not say what it was trained for' : `was trained for "${trees.objective}", which cannot be written`}`,
      '`mutual model convert --objective NAME` says what XGBoost is to make of its margins',
    )
  return writeXgboost(trees, { format: extname(path).toLowerCase() === '.ubj' ? 'ubj' : 'json', objective })
}
