/** Entry of the training process: reads the log, publishes models, reports. */
import { join } from 'node:path'
import { learnerOf } from '../../models/learners.ts'
import type { Model } from '../../models/model.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { soloPool } from '../../models/solo-pool.ts'
import { coldStart } from '../../serving/ranking/cold-start.ts'
import type { BackfillColumn } from '../../training/backfill-column.ts'
import { type AgeingModel, measureDecay } from '../../training/decay.ts'
import { type Plan, refitPlan, withShadows } from '../../training/plan.ts'
import { planNamed } from '../../training/plans/plans.ts'
import { type Trained, trainPlan } from '../../training/train-plan.ts'
import { readTrainingPages, type TrainingPages } from '../../training/training-pages.ts'
import type { ModelTrainingReport } from '../../training/training-report.ts'
import { obey, type Tell } from '../child-process/obey.ts'
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
  const published = await registry.load(order.current)
  const whole = withShadows(planNamed(order.plan), order.shadows)
  const refit = order.scope === 'effects' ? refitPlan(whole, await contenderOf(registry, order)) : undefined
  const plan = refit ?? whole
  const baseline = coldStart(plan.subject).artifact.model
  const pages = await readPages(order, plan, tell)
  const decay = measureDecay(pages, await ageingModels(registry, order), order.decayAlarm)
  const trained = await trainPlan(plan, pages, {
    learner: learnerOf,
    pool: soloPool,
    seed: order.seed,
    signal: new AbortController().signal,
    clock: () => Date.now(),
    current: published?.artifact.model ?? baseline,
    baseline,
    ...(refit === undefined || published === undefined ? {} : { warmStart: published.artifact.model }),
    progress: (contender, { stage, done, total }) => {
      const before = plan.contenders.findIndex(({ name }) => name === contender)
      const share = (before + done / Math.max(1, total)) / plan.contenders.length
      tell(`${contender}, ${stage} ${done}`, readingSteps + share * (steps - readingSteps), steps)
    },
  })
  return {
    report: trained.report,
    scope: refit === undefined ? 'whole' : 'effects',
    decay,
    versions: await publishAll(registry, order, trained),
  }
}

/** Which contender became the version that ranks; empty for a built-in model, and for one that was published by other means. */
async function contenderOf(registry: ModelDirectory, { model, current }: TrainingOrder): Promise<string> {
  const report: Partial<ModelTrainingReport> | undefined = await registry.report(model, current)
  return report?.contender ?? ''
}

/** Those whose files are whole: what is damaged is told where it should rank. */
async function ageingModels(registry: ModelDirectory, { promoted }: TrainingOrder): Promise<readonly AgeingModel[]> {
  const models: AgeingModel[] = []
  for (const { version, at } of promoted) {
    const published = await registry.load(version).catch(damaged)
    if (published !== undefined) models.push({ version, promotedAt: at, model: published.artifact.model })
  }
  return models
}

function damaged(error: unknown): undefined {
  if (!(error instanceof RangeError)) throw error
}

async function readPages({ dataDirectory }: TrainingOrder, plan: Plan, tell: Tell): Promise<TrainingPages> {
  const { log, close } = await readLog(dataDirectory)
  const featureNames = (hash: string) => featureSet(join(dataDirectory, 'models/feature-sets'), hash)
  try {
    return await readTrainingPages({ log, featureNames, backfills: await backfillsOf(dataDirectory, plan) }, plan, (done, total) =>
      tell('reading the log', (done / Math.max(1, total)) * readingSteps, steps),
    )
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
  { model: name, training }: TrainingOrder,
  { models, report }: Trained,
): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {}
  for (const [contender, model] of models)
    versions[contender] = await registry.publish(name, withFixture(model), { ...reportOf(contender, model, report), training })
  return versions
}

function reportOf(contender: string, { features }: Model, report: Trained['report']): Omit<ModelTrainingReport, 'training'> {
  const { contenders, coverage: _, backfilled: __, gate, ...whole } = report
  const { name, ...own } = contenders.find((one) => one.name === contender)!
  return { ...whole, ...own, contender: name, inputs: features.length, ...(contender === report.best ? { gate } : {}) }
}
