/** A model as a file of its own: in our form, or trees as XGBoost keeps them (.json, .ubj). Read by what stands in the file, written by its name. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Model } from '../../models/model.ts'
import { decodeModel, encodeModel } from '../../models/model-file.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { checkTree } from '../../models/tree/check-tree.ts'
import { readXgboost } from '../../models/tree/interchange/read-xgboost.ts'
import { spreadNumbered } from '../../models/tree/interchange/spread-numbered.ts'
import { type WritableObjective, writableObjectives, writeXgboost } from '../../models/tree/interchange/write-xgboost.ts'
import { fileFault } from './examples/file-fault.ts'

const brace = 0x7b

export interface StoredModel {
  readonly model: Model
  /** Of a file of XGBoost: what the trees were trained for. */
  readonly objective?: string
}

/** Throws PlatformError that names the file where it is foreign, cut off or damaged. */
export async function readStoredModel(path: string): Promise<StoredModel> {
  // A copy of its own: small reads share a buffer.
  const bytes = new Uint8Array(await readFile(path))
  try {
    if (bytes[0] !== brace) return decodeModel(bytes)
    const { model, objective } = readXgboost(bytes)
    return { model, objective }
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

/** Whole or not at all. `objective` says what XGBoost makes of the margins. */
export async function writeStoredModel(path: string, model: Model, objective: WritableObjective): Promise<void> {
  const bytes = isXgboostPath(path) ? xgboostBytes(path, model, objective) : encodeModel(withFixture(model))
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
}

export function isXgboostPath(path: string): boolean {
  return ['.json', '.ubj'].includes(extname(path).toLowerCase())
}

/** What XGBoost calls the same objective, where it knows it; else the margins themselves. */
export function xgboostObjective(objective: string | undefined): WritableObjective {
  const same: Readonly<Record<string, WritableObjective>> = {
    'pointwise-logistic': 'binary:logistic',
    'squared-error': 'reg:squarederror',
    'lambdarank-ndcg': 'rank:ndcg',
  }
  const known = writableObjectives.find((one) => one === objective)
  return known ?? same[objective ?? ''] ?? 'rank:pairwise'
}

function xgboostBytes(path: string, model: Model, objective: WritableObjective): Uint8Array {
  if (model.kind !== 'tree')
    throw fileFault(
      path,
      0,
      `a ${model.kind} model is no sum of trees, which XGBoost keeps`,
      'give a name that does not end in .json or .ubj',
    )
  return writeXgboost(spreadNumbered(checkTree(model)), { format: extname(path).toLowerCase() === '.ubj' ? 'ubj' : 'json', objective })
}
