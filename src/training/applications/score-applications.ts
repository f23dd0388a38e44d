/** What a model says of applications: one score for each row. */
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { scoreMixed } from '../../models/glmix/score-mixed.ts'
import { bindModel } from '../../models/kinds.ts'
import type { Model } from '../../models/model.ts'
import type { AgedRows } from '../decay.ts'
import type { ApplicationRows } from './application-rows.ts'
import { mixedApplications } from './mixed-applications.ts'

export async function scoreApplications(model: Model, rows: ApplicationRows): Promise<Float64Array> {
  if (model.kind === 'glmix') return scoreMixed(model as GlmixModel, mixedApplications(rows))
  const scores = new Float64Array(rows.labels.length)
  bindModel(model, rows.features).score({ values: rows.values, width: rows.features.length, count: scores.length }, scores)
  return scores
}

/** For how a model ages. */
export function agedApplications(rows: ApplicationRows): AgedRows {
  return { ats: rows.appliedAt, labels: rows.labels, units: rows.jobs, score: (model) => scoreApplications(model, rows) }
}
