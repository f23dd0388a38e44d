/** What our objectives are called by XGBoost, and back, so that a model keeps its purpose on every way between the two. */
import type { ObjectiveName } from '../../objectives/objective.ts'

export const writableObjectives = ['reg:squarederror', 'reg:logistic', 'binary:logistic', 'rank:pairwise', 'rank:ndcg', 'rank:map'] as const
export type WritableObjective = (typeof writableObjectives)[number]

/** XGBoost knows neither of the last two, and a model of them goes on as the nearest of its own. */
const written: Readonly<Record<ObjectiveName, WritableObjective>> = {
  'pointwise-logistic': 'binary:logistic',
  'squared-error': 'reg:squarederror',
  'pairwise-logistic': 'rank:pairwise',
  'lambdarank-ndcg': 'rank:ndcg',
  'pairwise-debiased': 'rank:pairwise',
  xendcg: 'rank:ndcg',
}

const read: Readonly<Record<string, ObjectiveName>> = {
  'binary:logistic': 'pointwise-logistic',
  'reg:squarederror': 'squared-error',
  'reg:linear': 'squared-error',
  'rank:pairwise': 'pairwise-logistic',
  'rank:ndcg': 'lambdarank-ndcg',
}

/** XGBoost's own name where we have no such objective. */
export function ownObjective(name: string): string {
  return (Object.hasOwn(read, name) ? read[name] : undefined) ?? name
}

/** Undefined for a model that does not say what it was trained for, or for something that we cannot write. */
export function writtenObjective(objective: string | undefined): WritableObjective | undefined {
  if (objective === undefined) return undefined
  return Object.entries(written).find(([own]) => own === objective)?.[1] ?? writableObjectives.find((name) => name === objective)
}
