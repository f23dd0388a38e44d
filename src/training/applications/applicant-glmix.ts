/** The GLMix model of qualified applicants (ALGORITHMS §8): what all hirers share of a pair, with trees or without, and what single members and single jobs add. */
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { sourceOf } from '../../models/glmix/mixed-examples.ts'
import { packTrained } from '../../models/glmix/pack-trained.ts'
import { memoryScratch } from '../../models/glmix/scratch.ts'
import { trainGlmix } from '../../models/glmix/train/glmix-trainer.ts'
import { standardizationFor } from '../../models/standardization.ts'
import { chooseStrengths, type Fold } from '../glmix/choose-strengths.ts'
import type { PageGlmixParts } from '../glmix/page-glmix.ts'
import { growApplicantTrees, type TreeGrowth } from './applicant-trees.ts'
import type { ApplicationRows } from './application-rows.ts'
import { entities, mixedApplications, type PairInputs, pairStandardization, shards } from './mixed-applications.ts'
import { foldsOfPairs, rowsWhere } from './pair-folds.ts'

export interface ApplicantGlmixOptions extends TreeGrowth {
  /** Strengths that are tried over folds of the rows, coordinate by coordinate. */
  readonly globalLambdas: readonly number[]
  readonly memberLambdas: readonly number[]
  readonly jobLambdas: readonly number[]
  readonly passes: number
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
  const { later, trees } =
    warmStart === undefined ? await growApplicantTrees(rows, options, parts) : { later: rows, trees: warmStart.trees }
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
const foldSalt = 0xf01d5

/** Folds that would be taught by one class alone are left out. */
function foldsOf(rows: ApplicationRows, inputs: PairInputs): readonly Fold[] {
  const foldOf = foldsOfPairs(rows, foldCount, foldSalt)
  const where = (isWanted: (fold: number) => boolean) => rowsWhere(rows, foldOf, isWanted)
  return Array.from({ length: foldCount }, (_, fold) => [where((own) => own !== fold), where((own) => own === fold)] as const)
    .filter(([taught, held]) => new Set(taught.labels).size > 1 && held.labels.length > 0)
    .map(([taught, held]) => ({
      source: sourceOf(mixedApplications(taught, inputs)),
      held: sourceOf(mixedApplications(held, inputs)),
      labels: held.labels,
    }))
}
