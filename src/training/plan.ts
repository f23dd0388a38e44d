/** A plan says what a product's ranker learns from and which learners compete; training it gives models and a report. */
import type { PageChannel } from '../domain/feedback.ts'
import type { Labeling } from './label.ts'

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
}

export interface Plan {
  readonly name: string
  readonly subject: 'members' | 'jobs'
  readonly channels: readonly PageChannel[]
  readonly labeling: Labeling
  readonly features: readonly string[]
  readonly contenders: readonly Contender[]
  readonly mostPages: number
  /** Days at the end of the log that only the report sees. */
  readonly lastDays: number
}

/** The plan with further inputs for every contender. */
export function withShadows(plan: Plan, shadows: readonly string[]): Plan {
  if (shadows.length === 0) return plan
  const contenders = plan.contenders.map((one) => (one.features === undefined ? one : { ...one, features: [...one.features, ...shadows] }))
  return { ...plan, features: [...plan.features, ...shadows], contenders }
}
