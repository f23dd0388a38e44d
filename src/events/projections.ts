/** Every projection of the platform. */
import { accounts } from './accounts.ts'
import { applications } from './applications.ts'
import { candidateHistory } from './candidate-history.ts'
import { feedbackCounts } from './feedback-counts.ts'
import { jobEvents } from './job-events.ts'
import { models } from './models.ts'
import { pages } from './pages.ts'
import type { Projection } from './projection.ts'
import { ratings } from './ratings.ts'
import { refittedEffects } from './refitted-effects.ts'
import { taxonomies } from './taxonomies.ts'

export const projections: readonly Projection[] = [
  accounts,
  pages,
  ratings,
  feedbackCounts,
  candidateHistory,
  applications,
  models,
  taxonomies,
  jobEvents,
  refittedEffects,
]
