/**
 * A GLMix ranker of pages (WWW 2019): what holds for everybody, and what each recruiter and each contract prefer beyond that. With trees,
 * their score and leaves are inputs beside the features; the trees are learned on earlier pages than the effects, since on pages they
 * have seen their leaves would give the labels away.
 */
import { logLosses } from '../../evaluation/log-loss.ts'
import { mean } from '../../evaluation/mean.ts'
import type { Examples } from '../../models/examples.ts'
import type { FrozenTrees } from '../../models/glmix/frozen-trees.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import type { CoordinateOptions } from '../../models/glmix/glmix-options.ts'
import { type MixedSource, sourceOf } from '../../models/glmix/mixed-examples.ts'
import { packTrained } from '../../models/glmix/pack-trained.ts'
import { memoryScratch } from '../../models/glmix/scratch.ts'
import type { GlmixRun, GlmixStage } from '../../models/glmix/train/glmix-run.ts'
import { trainGlmix } from '../../models/glmix/train/glmix-trainer.ts'
import type { TrainingProgress } from '../../models/learner.ts'
import type { Pool } from '../../models/pool.ts'
import { type NamedStandardization, standardizationFor } from '../../models/standardization.ts'
import type { TreeModel } from '../../models/tree/tree-model.ts'
import { selectPages } from '../select-pages.ts'
import type { TrainingPages } from '../training-pages.ts'
import { freezeTrees } from './freeze-trees.ts'
import { pageRows, pageShard, pageStandardization } from './page-rows.ts'

export interface PageGlmixOptions {
  readonly globalLambda: number
  /** Of recruiters' and contracts' effects: the one that predicts the validation pages best is taken, the middle one where there are none. */
  readonly effectLambdas: readonly number[]
  readonly passes: number
  /** Share of the pages, the earliest, that trees are learned on; the effects are on the rest. 0: no trees, and effects on all. */
  readonly treeShare: number
  /** Of the trees' learner. */
  readonly treeOptions: Readonly<Record<string, unknown>>
  /** Where a model is given to start from: its global effect stays, and only who asks is learned anew. */
  readonly lockGlobal: boolean
}

export const pageGlmixDefaults: PageGlmixOptions = {
  globalLambda: 30,
  effectLambdas: [30, 100, 300, 1000],
  passes: 2,
  treeShare: 0,
  treeOptions: {},
  lockGlobal: false,
}

export interface PageGlmixParts {
  readonly pool: Pool
  readonly signal: AbortSignal
  progress(step: TrainingProgress): void
  trainTrees(training: Examples): Promise<TreeModel>
  /** Keeps its trees and its standardization, so that its effects keep their meaning; what it knows is where the fits begin. */
  readonly warmStart?: GlmixModel
}

/** Throws RangeError where the pages cannot teach it. */
export async function trainPageGlmix(
  pages: TrainingPages,
  valid: TrainingPages,
  options: PageGlmixOptions,
  parts: PageGlmixParts,
): Promise<GlmixModel> {
  const { globalLambda, passes } = options
  const { pool, signal, progress, warmStart } = parts
  const { later, trees } = warmStart === undefined ? await growTrees(pages, options, parts) : { later: pages, trees: warmStart.trees }
  const standardization = standardizationOf(later, warmStart)
  const source = sourceOf(pageRows(later, standardization, trees))
  const run = { pool, signal, progress, scratch: memoryScratch(), standardization, ...(trees === undefined ? {} : { trees }) }
  const start = warmStart ?? (await trainGlmix(source, { ...settings, passes: 1, coordinates: [globalEffect(globalLambda)] }, run)).model
  const warm = { ...run, warmStart: { model: start } }
  const judge = { held: sourceOf(pageRows(valid, standardization, trees)), labels: valid.examples.labels }
  const lambda = await chooseLambda(source, options, warm, judge)
  const coordinates = [{ ...globalEffect(globalLambda), locked: options.lockGlobal && warmStart !== undefined }, ...askerEffects(lambda)]
  return packTrained(await trainGlmix(source, { ...settings, passes, coordinates }, warm), warmStart)
}

/** Without trees, all pages are left for the effects. */
async function growTrees(
  pages: TrainingPages,
  { treeShare }: PageGlmixOptions,
  { trainTrees }: PageGlmixParts,
): Promise<{ readonly later: TrainingPages; readonly trees: FrozenTrees | undefined }> {
  const from = Math.floor(pages.ats.length * treeShare)
  if (from === 0) return { later: pages, trees: undefined }
  const model = await trainTrees(selectPages(pages, (page) => page < from).examples)
  return { later: selectPages(pages, (page) => page >= from), trees: freezeTrees(model) }
}

function standardizationOf(pages: TrainingPages, warmStart: GlmixModel | undefined): NamedStandardization {
  if (warmStart?.standardization === undefined) return pageStandardization(pages)
  return standardizationFor({ features: warmStart.features, ...warmStart.standardization }, pages.examples.features)
}

const settings = { loss: 'logistic', tolerance: 1e-8, maxIterations: 200 } as const

function globalEffect(lambda: number): CoordinateOptions {
  return { name: 'global', shard: pageShard, lambda }
}

function askerEffects(lambda: number): readonly CoordinateOptions[] {
  return [
    { name: 'per-recruiter', shard: pageShard, entity: 'recruiter', lambda },
    { name: 'per-contract', shard: pageShard, entity: 'contract', lambda },
  ]
}

interface Judge {
  readonly held: MixedSource
  readonly labels: Float64Array
}

/** Each strength is tried beside the global effect as it is, which costs little. */
async function chooseLambda(
  source: MixedSource,
  { effectLambdas, globalLambda }: PageGlmixOptions,
  run: GlmixRun,
  { held, labels }: Judge,
): Promise<number> {
  if (effectLambdas.length === 0) throw new RangeError('"effectLambdas" names no strength; give at least one')
  let best = { lambda: effectLambdas[Math.floor(effectLambdas.length / 2)]!, loss: Number.POSITIVE_INFINITY }
  for (const lambda of held.rows === 0 ? [] : effectLambdas) {
    const coordinates = [{ ...globalEffect(globalLambda), locked: true }, ...askerEffects(lambda)]
    let loss = 0
    const stage = ({ heldMargins }: GlmixStage) => {
      loss = mean(logLosses(Float64Array.from(heldMargins), labels))
    }
    await trainGlmix(source, { ...settings, passes: 1, coordinates }, { ...run, scratch: memoryScratch(), held, stage })
    if (loss < best.loss) best = { lambda, loss }
  }
  return best.lambda
}
