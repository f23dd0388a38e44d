/**
 * A model of trees as a file that XGBoost 1.6 to 3.x reads as JSON or UBJSON and scores alike, bit for bit. What a model does not
 * hold (weights of inner nodes) is written as 0.
 */
import type { TreeModel } from '../tree-model.ts'
import { probabilityOf } from './base-score.ts'
import type { DocumentObject, DocumentValue } from './document.ts'
import { float32Text, writeJson } from './json-writer.ts'
import { writeUbjson } from './ubjson-writer.ts'
import { constantTree, treeDocument } from './write-tree.ts'
import type { WritableObjective } from './xgboost-objective.ts'

export interface XgboostForm {
  readonly format: 'json' | 'ubj'
  /** What XGBoost makes of a margin, and goes on training for: the logistic ones predict a probability, the others the margin. */
  readonly objective: WritableObjective
}

/** All later versions read what this one wrote, and this one has all that trees have now. */
const writtenAs = Int32Array.of(1, 7, 6)

export function writeXgboost(model: TreeModel, { format, objective }: XgboostForm): Uint8Array {
  const document = modelDocument(model, objective)
  return format === 'json' ? writeJson(document) : writeUbjson(document)
}

function modelDocument(model: TreeModel, objective: WritableObjective): DocumentObject {
  const { baseScore, trees } = startAndTrees(model, objective)
  const learner = objectOf({
    attributes: objectOf({}),
    feature_names: isNumbered(model.features) ? [] : model.features,
    feature_types: [],
    gradient_booster: objectOf({ model: boosterDocument(trees), name: 'gbtree' }),
    learner_model_param: objectOf({
      base_score: float32Text(baseScore),
      boost_from_average: '1',
      num_class: '0',
      num_feature: String(model.features.length),
      num_target: '1',
    }),
    objective: objectOf({ name: objective, ...objectiveParameters(objective) }),
  })
  return objectOf({ learner, version: [...writtenAs] })
}

/** Where no probability has the model's base for its margin, the start is ½ (margin 0) and a first tree of one leaf adds the base. */
function startAndTrees(model: TreeModel, objective: WritableObjective): { baseScore: number; trees: DocumentObject[] } {
  const trees = Array.from(model.roots, (_, tree) => treeDocument(model, tree))
  if (!objective.endsWith(':logistic')) return { baseScore: model.base, trees }
  const baseScore = probabilityOf(model.base)
  return baseScore === undefined ? { baseScore: 0.5, trees: [constantTree(model), ...trees] } : { baseScore, trees }
}

function boosterDocument(trees: readonly DocumentObject[]): DocumentObject {
  return objectOf({
    gbtree_model_param: objectOf({ num_parallel_tree: '1', num_trees: String(trees.length), size_leaf_vector: '0' }),
    tree_info: trees.map(() => 0),
    trees: trees.map((tree, id) => new Map([...tree, ['id', id] as const])),
  })
}

/** XGBoost 1.x refuses an objective without its parameters. */
function objectiveParameters(objective: WritableObjective): Record<string, DocumentValue> {
  return objective.startsWith('rank:')
    ? { lambda_rank_param: objectOf({ fix_list_weight: '0', num_pairsample: '1' }) }
    : { reg_loss_param: objectOf({ scale_pos_weight: '1' }) }
}

function isNumbered(features: readonly string[]): boolean {
  return features.every((name, input) => name === `f${input}`)
}

function objectOf(entries: Readonly<Record<string, DocumentValue>>): DocumentObject {
  return new Map(Object.entries(entries))
}
