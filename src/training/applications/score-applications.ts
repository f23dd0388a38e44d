/** What a model says of applications: one score for each row. */
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { scoreMixed } from '../../models/glmix/score-mixed.ts'
import { bindModel } from '../../models/kinds.ts'
import type { Model } from '../../models/model.ts'
import type { AgedRows } from '../decay.ts'
import type { ApplicationRows } from './application-rows.ts'
import { inputsOf, mixedApplications } from './mixed-applications.ts'

export async function scoreApplications(model: Model, rows: ApplicationRows): Promise<Float64Array> {
  if (model.kind === 'glmix') return scoreGlmix(model as GlmixModel, rows)
  const scores = new Float64Array(rows.labels.length)
  bindModel(model, rows.features).score({ values: rows.values, width: rows.features.length, count: scores.length }, scores)
  return scores
}

function scoreGlmix(model: GlmixModel, rows: ApplicationRows): Promise<Float64Array> {
  return scoreMixed(model, mixedApplications(rows, inputsOf(model)))
}

/** For how a model ages. */
export function agedApplications(rows: ApplicationRows): AgedRows {
  return { ats: rows.appliedAt, labels: rows.labels, units: rows.jobs, score: (model) => scoreApplications(model, rows) }
}
