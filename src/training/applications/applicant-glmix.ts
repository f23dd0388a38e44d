/**
 * The GLMix model of qualified applicants (ALGORITHMS §8): what all hirers share of a pair, what single members and single jobs add. With
 * trees (§7), their score and leaves are inputs of what all share; they are learned on earlier applications than the effects, since on
 * those they have seen their leaves would give the labels away.
 */
import { hash32 } from '../../math/hash32.ts'
import type { Examples } from '../../models/examples.ts'
import type { FrozenTrees } from '../../models/glmix/frozen-trees.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { sourceOf } from '../../models/glmix/mixed-examples.ts'
import { packTrained } from '../../models/glmix/pack-trained.ts'
import { memoryScratch } from '../../models/glmix/scratch.ts'
import { trainGlmix } from '../../models/glmix/train/glmix-trainer.ts'
import type { TrainingProgress } from '../../models/learner.ts'
import type { Pool } from '../../models/pool.ts'
import { selectFeatures } from '../../models/select-features.ts'
import { standardizationFor } from '../../models/standardization.ts'
import type { TreeModel } from '../../models/tree/tree-model.ts'
import { chooseStrengths, type Fold } from '../glmix/choose-strengths.ts'
import { freezeTrees } from '../glmix/freeze-trees.ts'
import { type ApplicationRows, pairExamples, pickRows } from './application-rows.ts'
import { entities, mixedApplications, type PairInputs, pairStandardization, shards } from './mixed-applications.ts'

export interface ApplicantGlmixOptions {
  /** Strengths that are tried over folds of the rows, coordinate by coordinate. */
  readonly globalLambdas: readonly number[]
  readonly memberLambdas: readonly number[]
  readonly jobLambdas: readonly number[]
  readonly passes: number
  /** Share of the applications, the earliest, that trees are learned on; the effects are on the rest. 0: no trees, and effects on all. */
  readonly treeShare: number
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
  treeOptions: {},
  lockGlobal: false,
}

export interface ApplicantGlmixParts {
  /** Of the pair. */
  readonly features: readonly string[]
  /** Columns of terms whose features stand in the shards. */
  readonly idColumns: readonly string[]
  readonly pool: Pool
  readonly signal: AbortSignal
  progress(step: TrainingProgress): void
  trainTrees(training: Examples): Promise<TreeModel>
  /** Keeps its trees and its standardization, so that its effects keep their meaning; what it knows is where the fits begin. */
  readonly warmStart?: GlmixModel
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

function candidatesOf({ globalLambdas, jobLambdas, memberLambdas, lockGlobal }: ApplicantGlmixOptions, warmStart: GlmixModel | undefined) {
  const locked = lockGlobal && warmStart !== undefined
  return [
    { coordinate: { name: 'global', shard: shards.pair, locked }, lambdas: globalLambdas },
    { coordinate: { name: 'per-job', shard: shards.profile, entity: entities.job }, lambdas: jobLambdas },
    { coordinate: { name: 'per-member', shard: shards.posting, entity: entities.member }, lambdas: memberLambdas },
  ]
}

function standardizationOf(rows: ApplicationRows, features: readonly string[], warmStart: GlmixModel | undefined) {
  if (warmStart?.standardization === undefined) return pairStandardization(rows, features)
  return standardizationFor({ features: warmStart.features, ...warmStart.standardization }, features)
}

const foldCount = 4
const foldSalt = 0xf01d5

/** By a hash of the pair, as all parts are. Folds that would be taught by one class alone are left out. */
function foldsOf(rows: ApplicationRows, inputs: PairInputs): readonly Fold[] {
  const foldOf = Uint8Array.from(rows.labels, (_, row) => hash32(rows.members[row]!, rows.jobs[row]!, foldSalt) % foldCount)
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

async function growTrees(
  rows: ApplicationRows,
  { treeShare }: ApplicantGlmixOptions,
  { features, trainTrees }: ApplicantGlmixParts,
): Promise<{ readonly later: ApplicationRows; readonly trees: FrozenTrees | undefined }> {
  const all = Uint32Array.from(rows.labels.keys())
  const from = Math.floor(all.length * treeShare)
  if (from === 0) return { later: rows, trees: undefined }
  const model = await trainTrees(selectFeatures(pairExamples(pickRows(rows, all.subarray(0, from))), features))
  return { later: pickRows(rows, all.subarray(from)), trees: freezeTrees(model) }
}
