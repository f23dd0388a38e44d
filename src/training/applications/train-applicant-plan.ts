/**
 * Trains the contenders of a plan that learns from applications, makes chances of their scores on rows that trained nothing, measures
 * each on applications that none has seen, and lets the best stand before the gate.
 */
import { auc } from '../../evaluation/auc.ts'
import { calibrationError, reliability } from '../../evaluation/reliability.ts'
import type { Calibration } from '../../models/calibration/calibration.ts'
import { fitPlatt, type PlattMap, plattChance } from '../../models/calibration/platt.ts'
import type { Examples } from '../../models/examples.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import type { TrainingProgress } from '../../models/learner.ts'
import { optionsOf } from '../../models/learners.ts'
import type { Model } from '../../models/model.ts'
import { selectFeatures } from '../../models/select-features.ts'
import type { TreeModel } from '../../models/tree/tree-model.ts'
import { decide } from '../gate.ts'
import { effectOptions } from '../glmix/effect-options.ts'
import type { ApplicantPlan, Contender } from '../plan.ts'
import type { TrainingParts } from '../train-plan.ts'
import type { ContenderReport, CurvePoint, MetricIntervals, TrainingReport } from '../training-report.ts'
import { applicantGlmixDefaults, trainApplicantGlmix } from './applicant-glmix.ts'
import { applicationMeasures, applicationReliability, aucByJob, type JudgedScores } from './application-measures.ts'
import { type ApplicationRows, pairExamples, type ReadApplications } from './application-rows.ts'
import { scoreApplications } from './score-applications.ts'
import { type SplitApplications, splitApplications } from './split-applications.ts'

export interface TrainedApplicants {
  readonly report: TrainingReport
  /** By name of the contender. */
  readonly models: ReadonlyMap<string, { readonly model: Model; readonly calibration?: Calibration }>
}

interface Competed {
  readonly report: ContenderReport
  readonly model?: Model
  readonly calibration?: Calibration
  /** AUC on the rows that tell which contender is best. */
  readonly worth: number
}

export async function trainApplicantPlan(plan: ApplicantPlan, read: ReadApplications, parts: TrainingParts): Promise<TrainedApplicants> {
  const split = splitApplications(read.rows, plan.lastDays)
  const competed: Competed[] = []
  for (const contender of plan.contenders) competed.push(await compete(contender, plan, split, parts))
  const trained = competed.filter(({ model }) => model !== undefined)
  const best = [...trained].sort((a, b) => b.worth - a.worth)[0]
  const [current, baseline] = [await judge(parts.current, split), await judge(parts.baseline, split)]
  const gate = await decision(best?.model, parts, split)
  const { rows, coverage, withoutInputs, end } = read
  const count = ({ labels }: ApplicationRows) => labels.length
  return {
    models: new Map(
      trained.map(({ report, model, calibration }) => [
        report.name,
        { model: model!, ...(calibration === undefined ? {} : { calibration }) },
      ]),
    ),
    report: {
      plan: plan.name,
      offset: end,
      seed: parts.seed,
      pages: {
        training: count(split.training),
        validation: count(split.validation) + count(split.calibration),
        heldOut: count(split.heldOut),
        lastDays: count(split.lastDays),
        random: 0,
      },
      rows: count(rows),
      positives: rows.labels.reduce((sum, label) => sum + label, 0),
      positions: 'of no account: hirers see all who apply',
      ...(withoutInputs > 0 ? { withoutInputs } : {}),
      coverage: Object.fromEntries(rows.features.map((name, i) => [name, coverage[i]!])),
      backfilled: {},
      current,
      baseline,
      contenders: competed.map(({ report }) => report),
      ...(best === undefined ? {} : { best: best.report.name }),
      gate,
    },
  }
}

/** A contender that cannot be trained (labels of one class, no rows) is reported, and the others go on. */
async function compete(contender: Contender, plan: ApplicantPlan, split: SplitApplications, parts: TrainingParts): Promise<Competed> {
  const { name, kind } = contender
  const startedAt = parts.clock()
  const curve: CurvePoint[] = []
  const progress = (step: TrainingProgress) => {
    curve.push({ stage: step.stage, done: step.done, measures: step.measures })
    parts.progress(name, step)
  }
  const seconds = () => (parts.clock() - startedAt) / 1000
  try {
    const model =
      kind === 'glmix'
        ? await trainMixed(contender, plan, split, parts, progress)
        : await trainPairs(contender, plan, split, parts, progress)
    const taken = seconds()
    const map = await mapOf(model, split.calibration)
    const calibration = map && (await calibrationOf(model, map, split))
    const validation = await scoreApplications(model, split.validation)
    const chosen = auc(validation, split.validation.labels)
    return {
      report: {
        name,
        kind,
        seconds: taken,
        curve: thinned(curve),
        ...(await judge(model, split, map)),
        ...(await curvesOf(model, split, map)),
      },
      model,
      ...(calibration === undefined ? {} : { calibration }),
      worth: Number.isNaN(chosen) ? 0 : chosen,
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { report: { name, kind, seconds: seconds(), curve: thinned(curve), failure: error.message }, worth: 0 }
  }
}

async function trainPairs(
  { kind, options }: Contender,
  { features }: ApplicantPlan,
  { training, validation }: SplitApplications,
  parts: TrainingParts,
  progress: (step: TrainingProgress) => void,
): Promise<Model> {
  const learner = parts.learner(kind)
  const { seed, pool, signal } = parts
  const own = (rows: ApplicationRows) => selectFeatures(pairExamples(rows), features)
  const valid = validation.labels.length === 0 ? {} : { valid: own(validation) }
  return learner.train(own(training), optionsOf(learner, options), { seed, pool, signal, progress, ...valid })
}

async function trainMixed(
  { options }: Contender,
  { idColumns, features }: ApplicantPlan,
  { training, validation }: SplitApplications,
  parts: TrainingParts,
  progress: (step: TrainingProgress) => void,
): Promise<Model> {
  const { pool, signal, seed, warmStart } = parts
  const given = effectOptions(applicantGlmixDefaults, options)
  const trainTrees = (examples: Examples) => {
    const learner = parts.learner('tree')
    const valid = validation.labels.length === 0 ? {} : { valid: selectFeatures(pairExamples(validation), features) }
    return learner.train(examples, optionsOf(learner, given.treeOptions), { seed, pool, signal, progress, ...valid }) as Promise<TreeModel>
  }
  const started = warmStart?.kind === 'glmix' ? { warmStart: warmStart as GlmixModel } : {}
  return trainApplicantGlmix(training, given, { features, idColumns, pool, signal, progress, trainTrees, ...started })
}

/** Undefined where the rows are of one class: then nothing can be said of chances. */
async function mapOf(model: Model, rows: ApplicationRows): Promise<PlattMap | undefined> {
  const positives = rows.labels.reduce((sum, label) => sum + label, 0)
  if (positives === 0 || positives === rows.labels.length) return undefined
  return fitPlatt(await scoreApplications(model, rows), rows.labels)
}

async function calibrationOf(model: Model, map: PlattMap, { calibration, heldOut, lastDays }: SplitApplications): Promise<Calibration> {
  const scores = [await scoreApplications(model, heldOut), await scoreApplications(model, lastDays)]
  const chances = Float64Array.from(
    scores.flatMap((own) => [...own]),
    (score) => plattChance(map, score),
  )
  return {
    ...map,
    rows: calibration.labels.length,
    positives: calibration.labels.reduce((sum, label) => sum + label, 0),
    error: calibrationError(reliability(chances, [...heldOut.labels, ...lastDays.labels])),
    judgedRows: chances.length,
  }
}

async function judge(
  model: Model,
  { heldOut, lastDays }: SplitApplications,
  map?: PlattMap,
): Promise<{ readonly heldOut: MetricIntervals; readonly lastDays: MetricIntervals }> {
  return {
    heldOut: applicationMeasures(await judged(model, heldOut), map),
    lastDays: applicationMeasures(await judged(model, lastDays), map),
  }
}

async function curvesOf(
  model: Model,
  { heldOut, lastDays }: SplitApplications,
  map: PlattMap | undefined,
): Promise<Pick<ContenderReport, 'reliability'>> {
  if (map === undefined) return {}
  const of = async (rows: ApplicationRows) => applicationReliability(await judged(model, rows), map)
  return { reliability: { heldOut: await of(heldOut), lastDays: await of(lastDays) } }
}

async function judged(model: Model, rows: ApplicationRows): Promise<JudgedScores> {
  return { scores: await scoreApplications(model, rows), labels: rows.labels, jobs: rows.jobs }
}

/** By AUC within each held-out job, where there is something to tell apart. */
async function decision(
  best: Model | undefined,
  { current, baseline }: TrainingParts,
  { heldOut }: SplitApplications,
): Promise<TrainingReport['gate']> {
  const telling = aucByJob(await judged(baseline, heldOut)).map((value) => Number(!Number.isNaN(value)))
  const values = async (model: Model) => aucByJob(await judged(model, heldOut)).filter((_, job) => telling[job] === 1)
  const rivals = { current: await values(current), baseline: await values(baseline) }
  const gate = decide(
    { candidate: best === undefined ? new Float64Array(rivals.current.length) : await values(best), ...rivals },
    'held-out jobs',
  )
  return best === undefined ? { ...gate, promoted: false, reason: 'no contender could be trained' } : gate
}

const longestCurve = 200

/** Evenly fewer points of a long curve, the last always among them. */
function thinned(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  const step = Math.max(1, Math.ceil(curve.length / longestCurve))
  return curve.filter((_, i) => i % step === 0 || i === curve.length - 1)
}
