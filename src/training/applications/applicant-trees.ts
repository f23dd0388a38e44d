/**
 * Trees for the GLMix model of applicants (§7). Their score and leaves are inputs of what all share; they are learned on earlier
 * applications than the effects, or tell of each application what trees of other folds say: on rows that they have seen they would give
 * the labels away.
 */
import type { Examples } from '../../models/examples.ts'
import { type FrozenTrees, treeScoreName } from '../../models/glmix/frozen-trees.ts'
import { selectFeatures } from '../../models/select-features.ts'
import type { TreeModel } from '../../models/tree/tree-model.ts'
import { freezeTrees } from '../glmix/freeze-trees.ts'
import { type ApplicationRows, pairExamples, pickRows } from './application-rows.ts'
import { foldsOfPairs, rowsWhere } from './pair-folds.ts'
import { scoreApplications } from './score-applications.ts'

export interface TreeGrowth {
  /** Share of the applications, the earliest, that trees are learned on; the effects are on the rest. 0: no trees, and effects on all. */
  readonly treeShare: number
  /**
   * Trees are learned on all applications, and each row is taught with the score of trees of the other folds; without leaves, since those
   * of the folds' trees are others. 0: no such trees. Not beside `treeShare`.
   */
  readonly treeFolds: number
}

export interface GrowingParts {
  /** Of the pair. */
  readonly features: readonly string[]
  trainTrees(training: Examples): Promise<TreeModel>
}

export interface GrownTrees {
  /** What the effects are learned on. */
  readonly later: ApplicationRows
  readonly trees: FrozenTrees | undefined
}

/** `rows` in the order of the log. Throws RangeError where both ways are asked for. */
export async function growApplicantTrees(
  rows: ApplicationRows,
  { treeShare, treeFolds }: TreeGrowth,
  parts: GrowingParts,
): Promise<GrownTrees> {
  if (treeShare > 0 && treeFolds > 0) throw new RangeError('"treeShare" and "treeFolds" exclude each other; give one of them')
  const learn = (some: ApplicationRows) => parts.trainTrees(selectFeatures(pairExamples(some), parts.features))
  if (treeFolds > 0) return treesOfAll(rows, treeFolds, learn)
  const all = Uint32Array.from(rows.labels.keys())
  const from = Math.floor(all.length * treeShare)
  if (from === 0) return { later: rows, trees: undefined }
  return { later: pickRows(rows, all.subarray(from)), trees: freezeTrees(await learn(pickRows(rows, all.subarray(0, from)))) }
}

const treeFoldSalt = 0xf01d7

async function treesOfAll(rows: ApplicationRows, folds: number, learn: (some: ApplicationRows) => Promise<TreeModel>): Promise<GrownTrees> {
  const foldOf = foldsOfPairs(rows, folds, treeFoldSalt)
  const scores = new Float64Array(rows.labels.length)
  for (let fold = 0; fold < folds; fold++) {
    const unseen = Uint32Array.from(foldOf.keys()).filter((row) => foldOf[row] === fold)
    const model = await learn(rowsWhere(rows, foldOf, (own) => own !== fold))
    const own = await scoreApplications(model, pickRows(rows, unseen))
    unseen.forEach((row, i) => {
      scores[row] = own[i]!
    })
  }
  const trees = freezeTrees(await learn(rows))
  return { later: withColumn(rows, treeScoreName(trees.hash), scores), trees }
}

function withColumn(rows: ApplicationRows, name: string, column: Float64Array): ApplicationRows {
  const width = rows.features.length
  const values = new Float32Array(column.length * (width + 1))
  column.forEach((one, row) => {
    values.set(rows.values.subarray(row * width, (row + 1) * width), row * (width + 1))
    values[row * (width + 1) + width] = one
  })
  return { ...rows, features: [...rows.features, name], values }
}
