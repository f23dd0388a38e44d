/**
 * The GLMix model of qualified applicants (ALGORITHMS §8): what all hirers share of a pair, what single members and single jobs add. With
 * trees (§7), their score and leaves are inputs of what all share; they are learned on earlier applications than the effects, since on
 * those they have seen their leaves would give the labels away.
 */
import { hash32 } from '../../math/hash32.ts'
import { type FrozenTrees, treeScoreName } from '../../models/glmix/frozen-trees.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { sourceOf } from '../../models/glmix/mixed-examples.ts'
import { packTrained } from '../../models/glmix/pack-trained.ts'
import { memoryScratch } from '../../models/glmix/scratch.ts'
import { trainGlmix } from '../../models/glmix/train/glmix-trainer.ts'
import { selectFeatures } from '../../models/select-features.ts'
import { standardizationFor } from '../../models/standardization.ts'
import type { TreeModel } from '../../models/tree/tree-model.ts'
import { chooseStrengths, type Fold } from '../glmix/choose-strengths.ts'
import { freezeTrees } from '../glmix/freeze-trees.ts'
import type { PageGlmixParts } from '../glmix/page-glmix.ts'
import { type ApplicationRows, pairExamples, pickRows } from './application-rows.ts'
import { entities, mixedApplications, type PairInputs, pairStandardization, shards } from './mixed-applications.ts'
import { scoreApplications } from './score-applications.ts'

export interface ApplicantGlmixOptions {
  /** Strengths that are tried over folds of the rows, coordinate by coordinate. */
  readonly globalLambdas: readonly number[]
  readonly memberLambdas: readonly number[]
  readonly jobLambdas: readonly number[]
  readonly passes: number
  /** Share of the applications, the earliest, that trees are learned on; the effects are on the rest. 0: no trees, and effects on all. */
  readonly treeShare: number
  /**
   * Trees are learned on all applications, and each row is taught with the score of trees of the other folds; without leaves, since those
   * of the folds' trees are others. 0: no such trees. Not beside `treeShare`.
   */
  readonly treeFolds: number
  /** Of the trees' learner. */
  readonly treeOptions: Readonly<Record<string, unknown>>
  /** Where a model is given to start from: its global effect stays, and only members and jobs are learned anew. */
  readonly lockGlobal: boolean
}

export const applicantGlmixDefaults: ApplicantGlmixOptions = {
  globalLambdas: [3, 10, 30, 100, 300],
  memberLambdas: [3, 10, 30, 100, 1000],
  jobLambdas: [10, 30, 100, 300, 1000],
  passes: 2,
  treeShare: 0,
  treeFolds: 0,
  treeOptions: {},
  lockGlobal: false,
}

export interface ApplicantGlmixParts extends PageGlmixParts {
  /** Of the pair. */
  readonly features: readonly string[]
  /** Columns of terms whose features stand in the shards. */
  readonly idColumns: readonly string[]
}

/** `rows` in the order of the log. Throws RangeError where they cannot teach it. */
export async function trainApplicantGlmix(
  rows: ApplicationRows,
  options: ApplicantGlmixOptions,
  parts: ApplicantGlmixParts,
): Promise<GlmixModel> {
  const { features, warmStart, pool, signal, progress, idColumns } = parts
  const { later, trees } = warmStart === undefined ? await growTrees(rows, options, parts) : { later: rows, trees: warmStart.trees }
  const inputs = { features, trees, standardization: standardizationOf(later, features, warmStart) }
  const start = warmStart === undefined ? {} : { warmStart: { model: warmStart } }
  const bare = { pool, signal, progress, idColumns, scratch: memoryScratch(), standardization: inputs.standardization, ...start }
  const run = trees === undefined ? bare : { ...bare, trees }
  const coordinates = await chooseStrengths(foldsOf(later, inputs), candidatesOf(options, warmStart), inSearch, run)
  const source = sourceOf(mixedApplications(later, inputs))
  return packTrained(await trainGlmix(source, { ...settings, passes: options.passes, coordinates }, run), warmStart)
}

const settings = { loss: 'logistic', tolerance: 1e-8, maxIterations: 200 } as const
/** Enough to tell strengths apart. */
const inSearch = { ...settings, tolerance: 1e-5, maxIterations: 25 }

/** Most of an effect, those that tell most: a person applies a few times, and would be fitted to hundreds of terms. */
const featuresARow = { job: 4, member: 2 }

function candidatesOf({ globalLambdas, jobLambdas, memberLambdas, lockGlobal }: ApplicantGlmixOptions, warmStart: GlmixModel | undefined) {
  const locked = lockGlobal && warmStart !== undefined
  return [
    { coordinate: { name: 'global', shard: shards.pair, locked }, lambdas: globalLambdas },
    {
      coordinate: { name: 'per-job', shard: shards.profile, entity: entities.job, featuresToSamplesRatio: featuresARow.job },
      lambdas: jobLambdas,
    },
    {
      coordinate: { name: 'per-member', shard: shards.posting, entity: entities.member, featuresToSamplesRatio: featuresARow.member },
      lambdas: memberLambdas,
    },
  ]
}

function standardizationOf(rows: ApplicationRows, features: readonly string[], warmStart: GlmixModel | undefined) {
  if (warmStart?.standardization === undefined) return pairStandardization(rows, features)
  return standardizationFor({ features: warmStart.features, ...warmStart.standardization }, features)
}

const foldCount = 4
const [foldSalt, treeFoldSalt] = [0xf01d5, 0xf01d7]

/** By a hash of the pair, as all parts are. */
function foldsOfPairs({ labels, members, jobs }: ApplicationRows, folds: number, salt: number): Uint8Array {
  return Uint8Array.from(labels, (_, row) => hash32(members[row]!, jobs[row]!, salt) % folds)
}

/** Folds that would be taught by one class alone are left out. */
function foldsOf(rows: ApplicationRows, inputs: PairInputs): readonly Fold[] {
  const foldOf = foldsOfPairs(rows, foldCount, foldSalt)
  const where = (isWanted: (fold: number) => boolean) =>
    pickRows(
      rows,
      Uint32Array.from(foldOf.keys()).filter((row) => isWanted(foldOf[row]!)),
    )
  return Array.from({ length: foldCount }, (_, fold) => [where((own) => own !== fold), where((own) => own === fold)] as const)
    .filter(([taught, held]) => new Set(taught.labels).size > 1 && held.labels.length > 0)
    .map(([taught, held]) => ({
      source: sourceOf(mixedApplications(taught, inputs)),
      held: sourceOf(mixedApplications(held, inputs)),
      labels: held.labels,
    }))
}

interface Grown {
  /** What the effects are learned on. */
  readonly later: ApplicationRows
  readonly trees: FrozenTrees | undefined
}

async function growTrees(
  rows: ApplicationRows,
  { treeShare, treeFolds }: ApplicantGlmixOptions,
  parts: ApplicantGlmixParts,
): Promise<Grown> {
  if (treeShare > 0 && treeFolds > 0) throw new RangeError('"treeShare" and "treeFolds" exclude each other; give one of them')
  const learn = (some: ApplicationRows) => parts.trainTrees(selectFeatures(pairExamples(some), parts.features))
  if (treeFolds > 0) return treesOfAll(rows, treeFolds, learn)
  const all = Uint32Array.from(rows.labels.keys())
  const from = Math.floor(all.length * treeShare)
  if (from === 0) return { later: rows, trees: undefined }
  return { later: pickRows(rows, all.subarray(from)), trees: freezeTrees(await learn(pickRows(rows, all.subarray(0, from)))) }
}

async function treesOfAll(rows: ApplicationRows, folds: number, learn: (some: ApplicationRows) => Promise<TreeModel>): Promise<Grown> {
  const foldOf = foldsOfPairs(rows, folds, treeFoldSalt)
  const scores = new Float64Array(rows.labels.length)
  for (let fold = 0; fold < folds; fold++) {
    const unseen = Uint32Array.from(foldOf.keys()).filter((row) => foldOf[row] === fold)
    const model = await learn(
      pickRows(
        rows,
        Uint32Array.from(foldOf.keys()).filter((row) => foldOf[row] !== fold),
      ),
    )
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
