/** Why no contender of a plan for pages could be trained, and how to come by what is missing. */
import { dayMs } from '../domain/time.ts'
import { leastTellingPages } from './gate.ts'
import { maturityMs } from './label.ts'
import type { TrainingReport } from './training-report.ts'

export function lackOfPages({ pages, positives, contenders }: Pick<TrainingReport, 'pages' | 'positives' | 'contenders'>): string {
  const { training, validation, heldOut, lastDays } = pages
  const first = contenders.find(({ failure }) => failure !== undefined)
  const cause = first === undefined ? '' : ` (${first.name}: ${first.failure})`
  const found = `the log holds ${training + validation + heldOut + lastDays} pages to learn from, ${training} of them in the part to train on, with ${positives} accepted messages in all`
  const needed = `accepted messages are needed among the pages to train on and, for the gate, on ${leastTellingPages} of the held-out ones, which are one in ten`
  const how = `let hirers search (POST /v1/search/talent as a recruiter), record in-mail-sent and in-mail-answered, and train when the pages are ${maturityMs / dayMs} days old; or play a market with \`mutual simulate --members 2000 --days 30\``
  return `no contender could be trained${cause}: ${found}; ${needed}: ${how}`
}
