/** Entry of the training process: of low priority, so that serving never waits for it; reads the log, publishes models, reports. */
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { learnerOf } from '../../models/learners.ts'
import type { Model } from '../../models/model.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { soloPool } from '../../models/solo-pool.ts'
import { coldStart } from '../../serving/ranking/cold-start.ts'
import { planNamed } from '../../training/plans/plans.ts'
import { type Trained, trainPlan } from '../../training/train-plan.ts'
import { readTrainingPages, type TrainingPages } from '../../training/training-pages.ts'
import type { ModelTrainingReport } from '../../training/training-report.ts'
import { readLog } from '../embedded/read-log.ts'
import { featureSet } from '../files/feature-sets.ts'
import { ModelDirectory } from '../files/model-directory.ts'
import type { TrainingMessage, TrainingOrder } from './messages.ts'

/** Nice value: anything else goes first. */
const lowest = 19
/** Steps of the whole, and of them those of reading; the contenders share the rest. */
const steps = 1000
const readingSteps = 200

process.once('message', (order: TrainingOrder) => {
  perform(order)
    .then(say, (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      return say({ type: 'failed', message, isRefusal: error instanceof RangeError })
    })
    .finally(() => process.disconnect())
})

async function perform(order: TrainingOrder): Promise<TrainingMessage> {
  setPriority(lowest)
  const plan = planNamed(order.plan)
  const registry = new ModelDirectory(join(order.dataDirectory, 'models'), () => undefined)
  const published = order.current === undefined ? undefined : await registry.load(order.current)
  const baseline = coldStart(plan.subject).artifact.model
  const pages = await readPages(order)
  const trained = await trainPlan(plan, pages, {
    learner: learnerOf,
    pool: soloPool,
    seed: order.seed,
    signal: new AbortController().signal,
    clock: () => Date.now(),
    current: published?.artifact.model ?? baseline,
    baseline,
    progress: (contender, { stage, done, total }) => {
      const before = plan.contenders.findIndex(({ name }) => name === contender)
      const share = (before + done / Math.max(1, total)) / plan.contenders.length
      sayProgress(`${contender}, ${stage} ${done}`, readingSteps + share * (steps - readingSteps))
    },
  })
  return { type: 'done', report: trained.report, versions: await publishAll(registry, order, trained) }
}

async function readPages({ dataDirectory, plan }: TrainingOrder): Promise<TrainingPages> {
  const { log, close } = await readLog(dataDirectory)
  const featureNames = (hash: string) => featureSet(join(dataDirectory, 'models/feature-sets'), hash)
  try {
    return await readTrainingPages({ log, featureNames }, planNamed(plan), (done, total) =>
      sayProgress('reading the log', (done / Math.max(1, total)) * readingSteps),
    )
  } finally {
    await close()
  }
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
  const { contenders, coverage: _, gate, ...whole } = report
  const { name, ...own } = contenders.find((one) => one.name === contender)!
  return { ...whole, ...own, contender: name, inputs: features.length, ...(contender === report.best ? { gate } : {}) }
}

let said = ''

/** A step is told when its number or the contender changes, not with every round. */
function sayProgress(stage: string, done: number): void {
  const step = Math.floor(done)
  const news = `${stage.split(',')[0]} ${step}`
  if (news === said) return
  said = news
  void say({ type: 'progress', stage, done: step, total: steps })
}

function say(message: TrainingMessage): Promise<void> {
  return new Promise((resolve, reject) => process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error))))
}
