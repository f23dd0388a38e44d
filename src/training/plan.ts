/** A plan says what a product's ranker learns from and which learners compete; training it gives models and a report. */
import type { PageChannel } from '../domain/feedback.ts'
import type { Labeling } from './label.ts'

/** What is learned anew: every contender, or of the contender that ranks what ages in days (its effects of entities, where it has such). */
export const trainingScopes = ['whole', 'effects'] as const
export type TrainingScope = (typeof trainingScopes)[number]

export interface Contender {
  /** Unique within the plan. */
  readonly name: string
  /** Kind of learner. */
  readonly kind: string
  readonly options: Readonly<Record<string, unknown>>
  /** Inputs among the plan's; all where absent. */
  readonly features?: readonly string[]
  /** Also learns embeddings of who is shown and what the profile states (features/id-columns.ts). */
  readonly ids?: boolean
  /** In the place of `options` where only effects are learned anew, from the model that ranks; without them all of the model is. */
  readonly effectsOptions?: Readonly<Record<string, unknown>>
}

export interface Plan {
  readonly name: string
  readonly subject: 'members' | 'jobs'
  readonly channels: readonly PageChannel[]
  readonly labeling: Labeling
  readonly features: readonly string[]
  readonly contenders: readonly Contender[]
  readonly mostPages: number
  /** Days at the end of the log that nothing is trained on: they choose the contender that stands before the gate. */
  readonly lastDays: number
}

/** A plan that learns from applications and what hirers answered. */
export interface ApplicantPlan {
  readonly learnsFrom: 'applications'
  readonly name: string
  readonly subject: 'applicants'
  /** Columns of the rows: what any model of applicants may read. */
  readonly columns: readonly string[]
  /** Those of them that are learned from. */
  readonly features: readonly string[]
  /** Of kind `glmix` too, whose shards are those of applications/mixed-applications.ts. */
  readonly contenders: readonly Contender[]
  /** Columns of terms whose features stand in the shards. */
  readonly idColumns: readonly string[]
  readonly mostApplications: number
  /** Days at the end of the log that only the report sees. */
  readonly lastDays: number
}

export type AnyPlan = Plan | ApplicantPlan

export function learnsFromApplications(plan: AnyPlan): plan is ApplicantPlan {
  return 'learnsFrom' in plan
}

/** The plan with further inputs for every contender. */
export function withShadows<P extends AnyPlan>(plan: P, shadows: readonly string[]): P {
  if (shadows.length === 0) return plan
  const contenders = plan.contenders.map((one) => (one.features === undefined ? one : { ...one, features: [...one.features, ...shadows] }))
  return { ...plan, features: [...plan.features, ...shadows], contenders }
}

/** The contender of that name alone, as it is refitted; undefined where the plan has none, so that all must compete. */
export function refitPlan<P extends AnyPlan>(plan: P, contender: string): P | undefined {
  const found = plan.contenders.find(({ name }) => name === contender)
  if (found === undefined) return undefined
  return { ...plan, contenders: [{ ...found, options: found.effectsOptions ?? found.options }] }
}
