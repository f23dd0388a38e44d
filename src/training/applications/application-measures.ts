/**
 * How well a model tells qualified applicants from others, and whether its chances come true: AUC over all and the mean over jobs, log
 * loss and expected calibration error, each with an interval over jobs, drawn whole.
 */
import { auc, aucStatistic } from '../../evaluation/auc.ts'
import { usualBootstrap } from '../../evaluation/bootstrap.ts'
import { logLosses } from '../../evaluation/log-loss.ts'
import { calibrationError, type ReliabilityBin, reliability } from '../../evaluation/reliability.ts'
import { intervalOf, meanStatistic, type Statistic } from '../../evaluation/statistic.ts'
import { type PlattMap, plattChance } from '../../models/calibration/platt.ts'
import type { MetricIntervals } from '../training-report.ts'

export const decidingMetric = 'auc'

/** Rows of a job stand together. */
export interface JudgedScores {
  readonly scores: Float64Array
  readonly labels: Float64Array
  readonly jobs: Uint32Array
}

/** Draws of what takes long to be taken anew. */
const fewDraws = { ...usualBootstrap, draws: 200 }

/** Empty for no rows; what needs chances is left out where there is no map. */
export function applicationMeasures(judged: JudgedScores, map?: PlattMap): MetricIntervals {
  const { scores, labels, jobs } = judged
  if (scores.length === 0) return {}
  const unitOfRow = unitsOf(jobs)
  const byJob = meanStatistic(aucByJob(judged))
  const ranking = {
    auc: intervalOf(aucStatistic(scores, labels, undefined, unitOfRow), fewDraws),
    ...(Number.isNaN(byJob.value()) ? {} : { 'auc-by-job': intervalOf(byJob, usualBootstrap) }),
  }
  if (map === undefined) return ranking
  const losses = logLosses(
    scores.map((score) => map.slope * score + map.intercept),
    labels,
  )
  return {
    ...ranking,
    'log-loss': intervalOf(meanByUnit(losses, unitOfRow), usualBootstrap),
    'calibration-error': intervalOf(errorStatistic(chancesOf(scores, map), labels, unitOfRow), fewDraws),
  }
}

/** NaN for a job whose applicants are all of one class. */
export function aucByJob({ scores, labels, jobs }: JudgedScores): Float64Array {
  const values: number[] = []
  for (let start = 0; start < jobs.length; ) {
    let end = start + 1
    while (end < jobs.length && jobs[end] === jobs[start]) end++
    values.push(auc(scores.subarray(start, end), labels.subarray(start, end)))
    start = end
  }
  return Float64Array.from(values)
}

export function applicationReliability({ scores, labels }: JudgedScores, map: PlattMap): readonly ReliabilityBin[] {
  return reliability(chancesOf(scores, map), labels)
}

function chancesOf(scores: Float64Array, map: PlattMap): Float64Array {
  return scores.map((score) => plattChance(map, score))
}

function unitsOf(jobs: Uint32Array): Uint32Array {
  let unit = -1
  return jobs.map((job, row) => (row === 0 || job !== jobs[row - 1] ? ++unit : unit))
}

/** Mean over rows, drawn unit by unit. */
function meanByUnit(values: Float64Array, unitOfRow: Uint32Array): Statistic {
  const units = (unitOfRow.at(-1) ?? -1) + 1
  const [sums, rows] = [new Float64Array(units), new Float64Array(units)]
  values.forEach((value, row) => {
    sums[unitOfRow[row]!]! += value
    rows[unitOfRow[row]!]!++
  })
  return meanStatistic(
    sums.map((sum, unit) => sum / rows[unit]!),
    rows,
  )
}

function errorStatistic(chances: Float64Array, labels: Float64Array, unitOfRow: Uint32Array): Statistic {
  return {
    units: (unitOfRow.at(-1) ?? -1) + 1,
    value(counts) {
      if (counts === undefined) return calibrationError(reliability(chances, labels))
      const rows: number[] = []
      unitOfRow.forEach((unit, row) => {
        for (let time = 0; time < counts[unit]!; time++) rows.push(row)
      })
      const drawn = Float64Array.from(rows, (row) => chances[row]!)
      return calibrationError(
        reliability(
          drawn,
          rows.map((row) => labels[row]!),
        ),
      )
    },
  }
}
