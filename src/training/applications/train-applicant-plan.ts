/**
 * Trains the contenders of a plan that learns from applications, makes chances of their scores on rows that trained nothing, measures
 * each on applications that none has seen, and lets the best stand before the gate.
 */
import type { Calibration } from '../../models/calibration/calibration.ts'
import type { Model } from '../../models/model.ts'
import { decide, enoughTelling } from '../gate.ts'
import type { ApplicantPlan } from '../plan.ts'
import type { TrainingParts } from '../train-plan.ts'
import type { ContenderReport, TrainingReport } from '../training-report.ts'
import { aucByJob } from './application-measures.ts'
import type { ApplicationRows, ReadApplications } from './application-rows.ts'
import { type ApplicantVerdict, judgedScores, measureApplicants, positivesOf } from './judge-applications.ts'
import { lackOfApplications } from './lack-of-applications.ts'
import { type SplitApplications, splitApplications } from './split-applications.ts'
import { trainApplicantContender } from './train-applicant-contender.ts'

export interface TrainedApplicants {
  readonly report: TrainingReport
  /** By name of the contender. */
  readonly models: ReadonlyMap<string, { readonly model: Model; readonly calibration?: Calibration }>
}

interface Competitor {
  readonly name: string
  readonly model: Model
  readonly verdict: ApplicantVerdict
}

export async function trainApplicantPlan(plan: ApplicantPlan, read: ReadApplications, parts: TrainingParts): Promise<TrainedApplicants> {
  const split = splitApplications(read.rows, plan.lastDays)
  const contenders: ContenderReport[] = []
  const competitors: Competitor[] = []
  for (const contender of plan.contenders) {
    const { report, judged } = await trainApplicantContender(contender, plan, split, parts)
    contenders.push(report)
    if (judged !== undefined) competitors.push({ name: contender.name, ...judged })
  }
  const best = [...competitors].sort((a, b) => b.verdict.worth - a.verdict.worth)[0]
  const counts = countsOf(read, split)
  const gate = await gateOf(best?.model, parts, split)
  return {
    models: new Map(competitors.map(({ name, model, verdict: { calibration } }) => [name, { model, ...(calibration && { calibration }) }])),
    report: {
      plan: plan.name,
      seed: parts.seed,
      ...counts,
      positions: 'of no account: hirers see all who apply',
      current: await measureApplicants(parts.current, split),
      baseline: await measureApplicants(parts.baseline, split),
      contenders,
      ...(best && { best: best.name }),
      gate: best === undefined ? { ...gate, promoted: false, reason: lackOfApplications({ ...counts, contenders }) } : gate,
    },
  }
}

type Counts = Pick<TrainingReport, 'offset' | 'pages' | 'rows' | 'positives' | 'withoutInputs' | 'coverage' | 'backfilled'>

function countsOf({ rows, coverage, withoutInputs, end }: ReadApplications, split: SplitApplications): Counts {
  const count = ({ labels }: ApplicationRows) => labels.length
  return {
    offset: end,
    pages: {
      training: count(split.training),
      validation: count(split.validation) + count(split.calibration),
      heldOut: count(split.heldOut),
      lastDays: count(split.lastDays),
      random: 0,
    },
    rows: count(rows),
    positives: positivesOf(rows),
    ...(withoutInputs > 0 ? { withoutInputs } : {}),
    coverage: Object.fromEntries(rows.features.map((name, i) => [name, coverage[i]!])),
    backfilled: {},
  }
}

/** By AUC within each held-out job, where there is something to tell apart. */
async function gateOf(
  best: Model | undefined,
  { current, baseline }: TrainingParts,
  { heldOut }: SplitApplications,
): Promise<TrainingReport['gate']> {
  const telling = aucByJob(await judgedScores(baseline, heldOut)).map((value) => Number(!Number.isNaN(value)))
  const values = async (model: Model) => aucByJob(await judgedScores(model, heldOut)).filter((_, job) => telling[job] === 1)
  const rivals = { current: await values(current), baseline: await values(baseline) }
  const candidate = best === undefined ? new Float64Array(rivals.current.length) : await values(best)
  return decide(
    { candidate, ...rivals },
    {
      units: 'held-out jobs',
      remedy: `one job in ten is held out, so let some ${enoughTelling} jobs have applicants answered well and others turned down, and train again`,
      byHand: 'mutual models promote VERSION --of applicants',
    },
  )
}
