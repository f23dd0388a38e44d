/**
 * Models that XGBoost 1.0 to 3.x saved as JSON or UBJSON, with margins and leaf numbers equal to its own, bit for bit. Boosters that
 * are no plain sum of trees for one output (dart, gblinear, several classes or targets) are refused by name.
 */
import { checkTree } from '../check-tree.ts'
import type { TreeModel } from '../tree-model.ts'
import { baseMargin, type XgboostVersion } from './base-score.ts'
import { countOf, type DocumentValue, type Field, fieldOf, listOf, numbersOf, optionalField, textOf } from './document.ts'
import { joinTrees } from './join-trees.ts'
import { readJson } from './json-reader.ts'
import { readTree } from './read-tree.ts'
import { readUbjson } from './ubjson-reader.ts'
import { ownObjective } from './xgboost-objective.ts'

export interface XgboostModel {
  readonly model: TreeModel
  /** As XGBoost names it: "rank:ndcg", "binary:logistic". */
  readonly objective: string
  readonly version: XgboostVersion
}

/** More names than this are only made for a file that brings them. */
const namelessLimit = 2 ** 20

/** Throws RangeError that says what is wrong with the file and where. */
export function readXgboost(bytes: Uint8Array): XgboostModel {
  const file: Field = { path: '', value: parse(bytes) }
  const learner = fieldOf(file, 'learner')
  const version = [...numbersOf(fieldOf(file, 'version'))]
  const objective = textOf(fieldOf(fieldOf(learner, 'objective'), 'name'))
  const parameters = fieldOf(learner, 'learner_model_param')
  refuseSeveralOutputs(parameters)
  const base = baseMargin(textOf(fieldOf(parameters, 'base_score')), objective, version)
  const features = featureNames(learner, countOf(fieldOf(parameters, 'num_feature')))
  const trees = readTrees(boosterOf(learner))
  return { model: checkTree(joinTrees({ features, objective: ownObjective(objective), base }, trees)), objective, version }
}

/** Both begin with a brace; then UBJSON says the type of a length (L, as XGBoost writes it). */
function parse(bytes: Uint8Array): DocumentValue {
  if (bytes[0] !== 0x7b)
    throw new RangeError('not a model that XGBoost saved as .json or .ubj (an older binary file can be saved again as one)')
  return /[iUIlL}]/.test(String.fromCharCode(bytes[1])) ? readUbjson(bytes) : readJson(bytes)
}

function refuseSeveralOutputs(parameters: Field): void {
  for (const name of ['num_class', 'num_target']) {
    const field = optionalField(parameters, name)
    if (field !== undefined && countOf(field) > 1)
      throw new RangeError(`${field.path} is ${countOf(field)}; models of one output can be read`)
  }
}

function featureNames(learner: Field, count: number): string[] {
  const field = optionalField(learner, 'feature_names')
  const names = field === undefined ? [] : listOf(field).map(textOf)
  if (names.length === 0 && count <= namelessLimit) return Array.from({ length: count }, (_, input) => `f${input}`)
  if (names.length !== count) throw new RangeError(`the file has ${names.length} feature names for ${count} features`)
  return names
}

function boosterOf(learner: Field): Field {
  const booster = fieldOf(learner, 'gradient_booster')
  const name = textOf(fieldOf(booster, 'name'))
  if (name !== 'gbtree') throw new RangeError(`the booster "${name}" cannot be read; "gbtree" can`)
  const model = fieldOf(booster, 'model')
  const dropped = optionalField(model, 'weight_drop')
  if (dropped !== undefined && numbersOf(dropped).some((weight) => weight !== 1)) {
    throw new RangeError('the trees have weights of their own (dart); such a model cannot be read')
  }
  return model
}

function readTrees(model: Field) {
  const trees = listOf(fieldOf(model, 'trees'))
  const due = countOf(fieldOf(fieldOf(model, 'gbtree_model_param'), 'num_trees'))
  if (due !== trees.length) throw new RangeError(`the file says it has ${due} trees, but holds ${trees.length}`)
  if (numbersOf(fieldOf(model, 'tree_info'), due).some((group) => group !== 0)) {
    throw new RangeError('the trees belong to several outputs; models of one output can be read')
  }
  return trees.map(readTree)
}
