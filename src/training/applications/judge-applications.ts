/** What a model of applicants is worth on rows that it has not seen, and the chances that are made of its scores. */
import { auc } from '../../evaluation/auc.ts'
import { calibrationError, reliability } from '../../evaluation/reliability.ts'
import type { Calibration } from '../../models/calibration/calibration.ts'
import { fitPlatt, type PlattMap, plattChance } from '../../models/calibration/platt.ts'
import type { Model } from '../../models/model.ts'
import type { Measured } from '../contest.ts'
import type { MetricIntervals } from '../training-report.ts'
import { applicationMeasures, applicationReliability, type JudgedScores } from './application-measures.ts'
import type { ApplicationRows } from './application-rows.ts'
import { scoreApplications } from './score-applications.ts'
import type { SplitApplications } from './split-applications.ts'

export interface ApplicantVerdict {
  readonly measures: Measured
  /** Absent where the rows for it are of one class: then nothing can be said of chances. */
  readonly calibration?: Calibration
  /** AUC on the rows that tell which contender is best. */
  readonly worth: number
}

export async function judgeContender(model: Model, split: SplitApplications): Promise<ApplicantVerdict> {
  const map = await chancesOf(model, split.calibration)
  const chosen = auc(await scoreApplications(model, split.validation), split.validation.labels)
  return {
    measures: { ...(await measureApplicants(model, split, map)), ...(map && { reliability: await curvesOf(model, split, map) }) },
    ...(map && { calibration: await calibrationOf(model, map, split) }),
    worth: Number.isNaN(chosen) ? 0 : chosen,
  }
}

export async function measureApplicants(
  model: Model,
  { heldOut, lastDays }: SplitApplications,
  map?: PlattMap,
): Promise<{ readonly heldOut: MetricIntervals; readonly lastDays: MetricIntervals }> {
  return {
    heldOut: applicationMeasures(await judgedScores(model, heldOut), map),
    lastDays: applicationMeasures(await judgedScores(model, lastDays), map),
  }
}

export async function judgedScores(model: Model, rows: ApplicationRows): Promise<JudgedScores> {
  return { scores: await scoreApplications(model, rows), labels: rows.labels, jobs: rows.jobs }
}

async function chancesOf(model: Model, rows: ApplicationRows): Promise<PlattMap | undefined> {
  const positives = positivesOf(rows)
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
    positives: positivesOf(calibration),
    error: calibrationError(reliability(chances, [...heldOut.labels, ...lastDays.labels])),
    judgedRows: chances.length,
  }
}

async function curvesOf(model: Model, { heldOut, lastDays }: SplitApplications, map: PlattMap) {
  const of = async (rows: ApplicationRows) => applicationReliability(await judgedScores(model, rows), map)
  return { heldOut: await of(heldOut), lastDays: await of(lastDays) }
}

export function positivesOf({ labels }: ApplicationRows): number {
  return labels.reduce((sum, label) => sum + label, 0)
}
