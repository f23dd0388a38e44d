/** Entry of the training process: reads the log, publishes models, reports. */
import { join } from 'node:path'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { storeEffects, withStoredEffects } from '../../models/glmix/stored-effects.ts'
import { learnerOf } from '../../models/learners.ts'
import type { Model } from '../../models/model.ts'
import { type ModelArtifact, withFixture } from '../../models/parity-fixture.ts'
import { soloPool } from '../../models/solo-pool.ts'
import { coldStart } from '../../serving/ranking/cold-start.ts'
import type { ApplicationSource } from '../../training/applications/application-rows.ts'
import { readApplicationRows } from '../../training/applications/read-applications.ts'
import { agedApplications } from '../../training/applications/score-applications.ts'
import { trainApplicantPlan } from '../../training/applications/train-applicant-plan.ts'
import type { BackfillColumn } from '../../training/backfill-column.ts'
import { type AgeingModel, agedPages, type DecayReport, measureDecay } from '../../training/decay.ts'
import { type ApplicantPlan, learnsFromApplications, type Plan, refitPlan, withShadows } from '../../training/plan.ts'
import { planNamed } from '../../training/plans/plans.ts'
import { readTrainingPages } from '../../training/read-training-pages.ts'
import { type TrainingParts, trainPlan } from '../../training/train-plan.ts'
import type { ReadProgress, TrainingPages } from '../../training/training-pages.ts'
import type { ModelTrainingReport, TrainingReport } from '../../training/training-report.ts'
import { obey, type Tell } from '../child-process/obey.ts'
import { CoefficientDirectory } from '../embedded/coefficients/coefficient-directory.ts'
import { effectsVersion } from '../embedded/coefficients/effects-version.ts'
import { readLog } from '../embedded/read-log.ts'
import { readBackfill } from '../files/backfill-file.ts'
import { featureSet } from '../files/feature-sets.ts'
import { ModelDirectory } from '../files/model-directory.ts'
import type { TrainingOrder, TrainingResult } from './messages.ts'

/** Steps of the whole, and of them those of reading; the contenders share the rest. */
const steps = 1000
const readingSteps = 200

obey(perform)

async function perform(order: TrainingOrder, tell: Tell): Promise<TrainingResult> {
  const registry = new ModelDirectory(join(order.dataDirectory, 'models'), () => undefined)
  const coefficients = new CoefficientDirectory(join(order.dataDirectory, 'coefficients'))
  const current = await loadWhole(registry, coefficients, order.current)
  const whole = withShadows(planNamed(order.plan), order.shadows)
  const refit = order.scope === 'effects' ? refitPlan(whole, await contenderOf(registry, order)) : undefined
  const plan = refit ?? whole
  const baseline = coldStart(plan.subject).artifact.model
  const names = plan.contenders.map(({ name }) => name)
  const parts: TrainingParts = {
    learner: learnerOf,
    pool: soloPool,
    seed: order.seed,
    signal: new AbortController().signal,
    clock: () => Date.now(),
    current: current ?? baseline,
    baseline,
    ...(refit === undefined || current === undefined ? {} : { warmStart: current }),
    progress: (contender, { stage, done, total }) => {
      const share = (names.indexOf(contender) + done / Math.max(1, total)) / names.length
      tell(`${contender}, ${stage} ${done}`, readingSteps + share * (steps - readingSteps), steps)
    },
  }
  const learning = { parts, ageing: await ageingModels(registry, coefficients, order) }
  const { report, artifacts, decay } = learnsFromApplications(plan)
    ? await learnApplicants(plan, order, tell, learning)
    : await learnPages(plan, order, tell, learning)
  const versions = await publishAll(registry, coefficients, order, report, artifacts)
  return { report, scope: refit === undefined ? 'whole' : 'effects', decay, versions }
}

/** Which contender became the version that ranks; empty for a built-in model, and for one that was published by other means. */
async function contenderOf(registry: ModelDirectory, { model, current }: TrainingOrder): Promise<string> {
  const report: Partial<ModelTrainingReport> | undefined = await registry.report(model, current).catch(damaged)
  return report?.contender ?? ''
}

/** With its effects in memory. */
async function loadWhole(registry: ModelDirectory, coefficients: CoefficientDirectory, version: string): Promise<Model | undefined> {
  const model = (await registry.load(version))?.artifact.model
  return model?.kind === 'glmix' ? withStoredEffects(coefficients, model as GlmixModel) : model
}

/** Those whose files are whole: what is damaged is told where it should rank. */
async function ageingModels(
  registry: ModelDirectory,
  coefficients: CoefficientDirectory,
  { promoted }: TrainingOrder,
): Promise<readonly AgeingModel[]> {
  const models: AgeingModel[] = []
  for (const { version, at } of promoted) {
    const model = await loadWhole(registry, coefficients, version).catch(damaged)
    if (model !== undefined) models.push({ version, promotedAt: at, model })
  }
  return models
}

function damaged(error: unknown): undefined {
  if (!(error instanceof RangeError)) throw error
}

interface Learned {
  readonly report: TrainingReport
  /** By name of the contender. */
  readonly artifacts: ReadonlyMap<string, ModelArtifact>
  readonly decay: DecayReport
}

async function learnPages(
  plan: Plan,
  order: TrainingOrder,
  tell: Tell,
  { parts, ageing }: { readonly parts: TrainingParts; readonly ageing: readonly AgeingModel[] },
): Promise<Learned> {
  const pages = await readPages(order, plan, tell)
  const decay = await measureDecay(agedPages(pages), ageing, order.decayAlarm)
  const { report, models } = await trainPlan(plan, pages, parts)
  return { decay, report, artifacts: new Map(Array.from(models, ([name, model]) => [name, withFixture(model)])) }
}

async function learnApplicants(
  plan: ApplicantPlan,
  order: TrainingOrder,
  tell: Tell,
  { parts, ageing }: { readonly parts: TrainingParts; readonly ageing: readonly AgeingModel[] },
): Promise<Learned> {
  const applications = await reading(order, tell, (source, progress) => readApplicationRows(source, plan, progress))
  const { report, models } = await trainApplicantPlan(plan, applications, parts)
  return {
    report,
    decay: await measureDecay(agedApplications(applications.rows), ageing, order.decayAlarm),
    artifacts: new Map(Array.from(models, ([name, { model, ...chances }]) => [name, { ...withFixture(model), ...chances }])),
  }
}

function readPages(order: TrainingOrder, plan: Plan, tell: Tell): Promise<TrainingPages> {
  return reading(order, tell, async (source, progress) =>
    readTrainingPages({ ...source, backfills: await backfillsOf(order.dataDirectory, plan) }, plan, progress),
  )
}

async function reading<Read>(
  { dataDirectory }: TrainingOrder,
  tell: Tell,
  read: (source: ApplicationSource, progress: ReadProgress) => Promise<Read>,
): Promise<Read> {
  const { log, close } = await readLog(dataDirectory)
  const featureNames = (hash: string) => featureSet(join(dataDirectory, 'models/feature-sets'), hash)
  try {
    return await read({ log, featureNames }, (done, total) => tell('reading the log', (done / Math.max(1, total)) * readingSteps, steps))
  } finally {
    await close()
  }
}

async function backfillsOf(dataDirectory: string, { features }: Plan): Promise<readonly BackfillColumn[]> {
  const columns = await Promise.all(features.map((feature) => readBackfill(join(dataDirectory, 'backfills'), feature)))
  return columns.filter((column) => column !== undefined)
}

/** Every contender's model can be looked at and promoted by hand, whatever the gate says. */
async function publishAll(
  registry: ModelDirectory,
  coefficients: CoefficientDirectory,
  { model: name, training }: TrainingOrder,
  report: TrainingReport,
  artifacts: ReadonlyMap<string, ModelArtifact>,
): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {}
  for (const [contender, artifact] of artifacts) {
    const kept = { ...reportOf(contender, artifact.model, report), training }
    versions[contender] = await registry.publish(name, await published(name, artifact, coefficients), kept)
  }
  return versions
}

/** The effects of entities lie in the coefficient store; the file names their version. */
async function published(name: string, artifact: ModelArtifact, coefficients: CoefficientDirectory): Promise<ModelArtifact> {
  const { model } = artifact
  if (model.kind !== 'glmix') return artifact
  return { ...artifact, ...withFixture(await storeEffects(coefficients, name, model as GlmixModel, effectsVersion)) }
}

function reportOf(contender: string, { features }: Model, report: TrainingReport): Omit<ModelTrainingReport, 'training'> {
  const { contenders, coverage: _, backfilled: __, gate, ...whole } = report
  const { name, ...own } = contenders.find((one) => one.name === contender)!
  return { ...whole, ...own, contender: name, inputs: features.length, ...(contender === report.best ? { gate } : {}) }
}
