/** How a model orders pages: its scores, and each metric with its interval over the pages. */
import { bootstrapInterval, type Interval } from '../evaluation/bootstrap.ts'
import type { Model } from '../models/model.ts'
import { measurePages, type PageMetric, pageMetrics } from './page-metrics.ts'
import { scorePages } from './score-pages.ts'
import type { TrainingPages } from './training-pages.ts'
import type { MetricIntervals } from './training-report.ts'

/** Pages that no model was trained on. */
export interface Judged {
  readonly heldOut: TrainingPages
  readonly lastDays: TrainingPages
}

export interface Measures {
  readonly heldOut: MetricIntervals
  readonly lastDays: MetricIntervals
}

export function measureModel(model: Model, { heldOut, lastDays }: Judged): Measures {
  return { heldOut: intervalsOf(model, heldOut), lastDays: intervalsOf(model, lastDays) }
}

/** By page. */
export function pageValues(metric: PageMetric, model: Model, pages: TrainingPages): Float64Array {
  return measurePages(metric, scorePages(model, pages), pages)
}

const nothing: Interval = { mean: 0, low: 0, high: 0 }

function intervalsOf(model: Model, pages: TrainingPages): MetricIntervals {
  const scores = scorePages(model, pages)
  const interval = (metric: PageMetric) => (pages.ats.length === 0 ? nothing : bootstrapInterval(measurePages(metric, scores, pages)))
  return Object.fromEntries(pageMetrics.map((metric) => [metric, interval(metric)])) as Record<PageMetric, Interval>
}
