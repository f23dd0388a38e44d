/** Why no contender of a plan for applications could be trained, and how to come by what is missing. */
import { dayMs } from '../../domain/time.ts'
import { leastTellingPages } from '../gate.ts'
import type { TrainingReport } from '../training-report.ts'
import { patienceMs } from './application-outcomes.ts'

export function lackOfApplications({
  pages,
  rows,
  positives,
  withoutInputs = 0,
  contenders,
}: Pick<TrainingReport, 'pages' | 'rows' | 'positives' | 'withoutInputs' | 'contenders'>): string {
  const first = contenders.find(({ failure }) => failure !== undefined)
  const cause = first === undefined ? '' : ` (${first.name}: ${first.failure})`
  const left = withoutInputs === 0 ? '' : `, besides ${withoutInputs} of which no inputs were logged`
  const found = `the log holds ${rows} applications whose outcome is known${left}, ${pages.training} of them in the part to train on, with ${positives} good answers in all`
  const needed = `applications answered well and others are needed in the part to train on and, for the gate, both kinds within each of ${leastTellingPages} held-out jobs, which are one job in ten`
  const how = `record applied and application-answered (POST /v1/events, docs/applicants.md) and train again: an application without an answer counts as turned down after ${patienceMs / dayMs} days; or play a market with \`mutual simulate --members 4000 --days 30\``
  return `no contender could be trained${cause}: ${found}; ${needed}: ${how}`
}
