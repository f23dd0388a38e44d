/**
 * Trains the contenders of a plan on the pages that are neither held out nor of the last days. The best on the last days stands before
 * the gate, which judges it on the held-out pages: these choose nothing, so the gate's figures are not flattered by the choice (I7).
 */

import { dayMs } from '../domain/time.ts'
import type { Model } from '../models/model.ts'
import { decide, type GateDecision } from './gate.ts'
import { lackOfPages } from './lack-of-pages.ts'
import { type Judged, measureModel, pageValues } from './measure-model.ts'
import { decidingMetric } from './page-metrics.ts'
import type { Plan } from './plan.ts'
import { inversePropensities, learnPropensities } from './position-bias.ts'
import { selectPages } from './select-pages.ts'
import { type ContenderParts, trainContender } from './train-contender.ts'
import type { TrainingPages } from './training-pages.ts'
import type { ContenderReport, TrainingReport } from './training-report.ts'

export interface TrainingParts extends ContenderParts {
  readonly current: Model
  readonly baseline: Model
}

export interface Trained {
  readonly report: TrainingReport
  /** By name of the contender. */
  readonly models: ReadonlyMap<string, Model>
}

export async function trainPlan(plan: Plan, pages: TrainingPages, parts: TrainingParts): Promise<Trained> {
  const split = splitPages(plan, pages)
  const propensity = learnPropensities(pages)
  const training = propensity === undefined ? split.training : weighted(split.training, inversePropensities(split.training, propensity))
  const lessons = { training, valid: split.validation }
  const models = new Map<string, Model>()
  const contenders: ContenderReport[] = []
  for (const contender of plan.contenders) {
    const { report, judged } = await trainContender(contender, lessons, split, parts)
    contenders.push(report)
    if (judged !== undefined) models.set(contender.name, judged.model)
  }
  const best = bestOf(contenders)
  const counts = countsOf(pages, split)
  const gate = gateOf(best === undefined ? undefined : models.get(best), split, parts)
  return {
    models,
    report: {
      plan: plan.name,
      seed: parts.seed,
      ...counts,
      positions: propensity === undefined ? 'not allowed for: the random bucket holds too few views' : 'inverse propensity',
      current: measureModel(parts.current, split),
      baseline: measureModel(parts.baseline, split),
      contenders,
      ...(best === undefined ? {} : { best }),
      gate: best === undefined ? { ...gate, promoted: false, reason: lackOfPages({ ...counts, contenders }) } : gate,
    },
  }
}

interface Split extends Judged {
  readonly training: TrainingPages
  readonly validation: TrainingPages
}

function splitPages({ lastDays }: Plan, pages: TrainingPages): Split {
  const { ats, heldOut, validation } = pages
  const from = (ats.at(-1) ?? 0) - lastDays * dayMs
  const isLate = (page: number) => ats[page]! > from
  const isTrained = (page: number) => heldOut[page] === 0 && !isLate(page)
  return {
    training: selectPages(pages, (page) => isTrained(page) && validation[page] === 0),
    validation: selectPages(pages, (page) => isTrained(page) && validation[page] === 1),
    heldOut: selectPages(pages, (page) => heldOut[page] === 1),
    lastDays: selectPages(pages, (page) => heldOut[page] === 0 && isLate(page)),
  }
}

function weighted(pages: TrainingPages, weights: Float64Array): TrainingPages {
  return { ...pages, examples: { ...pages.examples, weights } }
}

/** The first of equals, since plans begin with what is simple. */
function bestOf(contenders: readonly ContenderReport[]): string | undefined {
  const value = ({ lastDays }: ContenderReport) => lastDays?.[decidingMetric].mean ?? Number.NEGATIVE_INFINITY
  const trained = contenders.filter(({ lastDays }) => lastDays !== undefined)
  return [...trained].sort((a, b) => value(b) - value(a))[0]?.name
}

function gateOf(candidate: Model | undefined, { heldOut }: Judged, parts: TrainingParts): GateDecision {
  const values = (model: Model) => pageValues(decidingMetric, model, heldOut)
  const [current, baseline] = [values(parts.current), values(parts.baseline)]
  if (candidate !== undefined) return decide({ candidate: values(candidate), current, baseline })
  return decide({ candidate: new Float64Array(current.length), current, baseline })
}

function countsOf(
  pages: TrainingPages,
  split: Split,
): Pick<TrainingReport, 'offset' | 'pages' | 'rows' | 'positives' | 'coverage' | 'backfilled'> {
  const { examples, random, coverage, backfilled, end } = pages
  return {
    offset: end,
    pages: {
      training: split.training.ats.length,
      validation: split.validation.ats.length,
      heldOut: split.heldOut.ats.length,
      lastDays: split.lastDays.ats.length,
      random: random.reduce((sum, one) => sum + one, 0),
    },
    rows: examples.labels.length,
    positives: examples.labels.reduce((sum, label) => sum + Number(label > 0), 0),
    coverage: Object.fromEntries(examples.features.map((name, i) => [name, coverage[i]!])),
    backfilled: Object.fromEntries(examples.features.flatMap((name, i) => (backfilled[i]! > 0 ? [[name, backfilled[i]!]] : []))),
  }
}
