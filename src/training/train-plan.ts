/**
 * Trains the contenders of a plan on the pages that are neither held out nor of the last days, measures each on those two, and lets
 * the best on the held-out pages stand before the gate.
 */

import { dayMs } from '../domain/time.ts'
import { bootstrapInterval, type Interval } from '../evaluation/bootstrap.ts'
import { hash32 } from '../math/hash32.ts'
import type { Examples } from '../models/examples.ts'
import type { TrainingProgress } from '../models/learner.ts'
import { type AnyLearner, optionsOf } from '../models/learners.ts'
import type { Model } from '../models/model.ts'
import type { Pool } from '../models/pool.ts'
import { decide } from './gate.ts'
import { decidingMetric, measurePages, type PageMetric, pageMetrics } from './page-metrics.ts'
import type { Contender, Plan } from './plan.ts'
import { inversePropensities, learnPropensities } from './position-bias.ts'
import { scorePages } from './score-pages.ts'
import { selectPages } from './select-pages.ts'
import type { TrainingPages } from './training-pages.ts'
import type { ContenderReport, CurvePoint, MetricIntervals, TrainingReport } from './training-report.ts'

export interface TrainingParts {
  learner(kind: string): AnyLearner
  readonly pool: Pool
  readonly seed: number
  readonly signal: AbortSignal
  progress(contender: string, step: TrainingProgress): void
  /** Milliseconds of any origin. */
  clock(): number
  readonly current: Model
  readonly baseline: Model
  /** Contenders of its kind start from it. */
  readonly warmStart?: Model
}

export interface Trained {
  readonly report: TrainingReport
  /** By name of the contender. */
  readonly models: ReadonlyMap<string, Model>
}

/** Share of the training pages that only tell when to stop. */
const validationShare = 0.1
const validationSalt = 0x7a11d

export async function trainPlan(plan: Plan, pages: TrainingPages, parts: TrainingParts): Promise<Trained> {
  const split = splitPages(plan, pages)
  const propensity = learnPropensities(pages)
  const training = propensity === undefined ? split.training : weighted(split.training, inversePropensities(split.training, propensity))
  const judged = { heldOut: split.heldOut, lastDays: split.lastDays }
  const models = new Map<string, Model>()
  const contenders: ContenderReport[] = []
  for (const contender of plan.contenders) {
    const { report, model } = await compete(contender, training.examples, split.validation.examples, judged, parts)
    contenders.push(report)
    if (model !== undefined) models.set(contender.name, model)
  }
  const best = bestOf(contenders)
  const values = (model: Model) => measurePages(decidingMetric, scorePages(model, judged.heldOut.examples), judged.heldOut)
  const [current, baseline] = [values(parts.current), values(parts.baseline)]
  const gate = decide({ candidate: best === undefined ? new Float64Array(current.length) : values(models.get(best)!), current, baseline })
  const count = (some: TrainingPages) => some.ats.length
  const { examples, random, coverage, backfilled, end } = pages
  return {
    models,
    report: {
      plan: plan.name,
      offset: end,
      seed: parts.seed,
      pages: {
        training: count(split.training),
        validation: count(split.validation),
        heldOut: count(split.heldOut),
        lastDays: count(split.lastDays),
        random: random.reduce((sum, one) => sum + one, 0),
      },
      rows: examples.labels.length,
      positives: examples.labels.reduce((sum, label) => sum + Number(label > 0), 0),
      positions: propensity === undefined ? 'not allowed for: the random bucket holds too few views' : 'inverse propensity',
      coverage: Object.fromEntries(examples.features.map((name, i) => [name, coverage[i]!])),
      backfilled: Object.fromEntries(examples.features.flatMap((name, i) => (backfilled[i]! > 0 ? [[name, backfilled[i]!]] : []))),
      current: measuresOf(parts.current, judged),
      baseline: measuresOf(parts.baseline, judged),
      contenders,
      ...(best === undefined ? {} : { best }),
      gate: best === undefined ? { ...gate, promoted: false, reason: 'no contender could be trained' } : gate,
    },
  }
}

interface Judged {
  readonly heldOut: TrainingPages
  readonly lastDays: TrainingPages
}

function splitPages({ lastDays }: Plan, pages: TrainingPages) {
  const { ats, heldOut } = pages
  const from = (ats.at(-1) ?? 0) - lastDays * dayMs
  const isLate = (page: number) => ats[page]! > from
  const isValidation = (page: number) => hash32(page, ats[page]!, validationSalt) < validationShare * 2 ** 32
  const isTrained = (page: number) => heldOut[page] === 0 && !isLate(page)
  return {
    training: selectPages(pages, (page) => isTrained(page) && !isValidation(page)),
    validation: selectPages(pages, (page) => isTrained(page) && isValidation(page)),
    heldOut: selectPages(pages, (page) => heldOut[page] === 1 && !isLate(page)),
    lastDays: selectPages(pages, isLate),
  }
}

function weighted(pages: TrainingPages, weights: Float64Array): TrainingPages {
  return { ...pages, examples: { ...pages.examples, weights } }
}

/** A contender that cannot be trained (labels of one class, no pages) is reported, and the others go on. */
async function compete(
  { name, kind, options, features, ids = false }: Contender,
  training: Examples,
  valid: Examples,
  judged: Judged,
  parts: TrainingParts,
): Promise<{ readonly report: ContenderReport; readonly model?: Model }> {
  const startedAt = parts.clock()
  const curve: CurvePoint[] = []
  const seconds = () => (parts.clock() - startedAt) / 1000
  const progress = (step: TrainingProgress) => {
    curve.push({ stage: step.stage, done: step.done, measures: step.measures })
    parts.progress(name, step)
  }
  try {
    const learner = parts.learner(kind)
    const { seed, pool, signal, warmStart } = parts
    const own = (examples: Examples) => {
      const inputs = ids ? examples : withoutIds(examples)
      return features === undefined ? inputs : selectFeatures(inputs, features)
    }
    const started = warmStart?.kind === kind ? { warmStart } : {}
    const run = { seed, pool, signal, progress, ...started, ...(valid.labels.length === 0 ? {} : { valid: own(valid) }) }
    const model = await learner.train(own(training), optionsOf(learner, options), run)
    return { model, report: { name, kind, seconds: seconds(), curve: thinned(curve), ...measuresOf(model, judged) } }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { report: { name, kind, seconds: seconds(), curve: thinned(curve), failure: error.message } }
  }
}

function withoutIds({ ids: _, ...examples }: Examples): Examples {
  return examples
}

function selectFeatures(examples: Examples, features: readonly string[]): Examples {
  const { matrix } = examples
  if (matrix.kind !== 'dense') throw new RangeError('pages hold dense vectors')
  const columns = features.map((feature) => examples.features.indexOf(feature))
  const values = new Float32Array(examples.labels.length * columns.length)
  for (let row = 0, at = 0; row < examples.labels.length; row++) {
    for (const column of columns) values[at++] = matrix.values[row * matrix.width + column]!
  }
  return { ...examples, features, matrix: { ...matrix, values, width: columns.length } }
}

function measuresOf(
  model: Model,
  { heldOut, lastDays }: Judged,
): { readonly heldOut: MetricIntervals; readonly lastDays: MetricIntervals } {
  return { heldOut: intervalsOf(model, heldOut), lastDays: intervalsOf(model, lastDays) }
}

const nothing: Interval = { mean: 0, low: 0, high: 0 }

function intervalsOf(model: Model, pages: TrainingPages): MetricIntervals {
  const scores = scorePages(model, pages.examples)
  const interval = (metric: PageMetric) => (pages.ats.length === 0 ? nothing : bootstrapInterval(measurePages(metric, scores, pages)))
  return Object.fromEntries(pageMetrics.map((metric) => [metric, interval(metric)])) as unknown as MetricIntervals
}

function bestOf(contenders: readonly ContenderReport[]): string | undefined {
  const measured = contenders.filter(({ heldOut }) => heldOut !== undefined)
  const value = ({ heldOut }: ContenderReport) => heldOut?.[decidingMetric].mean ?? 0
  return [...measured].sort((a, b) => value(b) - value(a))[0]?.name
}

const longestCurve = 200

/** Evenly fewer points of a long curve, the last always among them. */
function thinned(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  const step = Math.max(1, Math.ceil(curve.length / longestCurve))
  return curve.filter((_, i) => i % step === 0 || i === curve.length - 1)
}
