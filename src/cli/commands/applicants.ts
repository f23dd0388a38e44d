import { Command } from 'commander'
import type { ApplicantPage } from '../../platform/platform.ts'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, wholeNumber, withData } from '../options.ts'

interface ApplicantsOptions extends DataOptions {
  readonly json?: boolean
  readonly limit: number
  readonly unanswered?: boolean
}

export function applicantsCommand(): Command {
  return withData(new Command('applicants'))
    .description('who applied for a job, the likeliest to be answered well first')
    .argument('<job>', 'id of the posting')
    .option('--unanswered', 'only those whom nobody answered yet')
    .option('--limit <number>', 'applicants to show', wholeNumber(1, 100), 25)
    .option('--json', 'one JSON object a line')
    .action(applicants)
}

async function applicants(job: string, { data, json, limit, unanswered = false }: ApplicantsOptions): Promise<void> {
  const path = `/v1/jobs/${encodeURIComponent(job)}/applicants`
  const page = await withClient(data, (client) => client.json<ApplicantPage>('POST', path, { limit, unanswered }))
  if (json) for (const result of page.results) printLine({ request: page.request, ...result })
  else process.stdout.write(textOf(page))
}

function textOf({ total, request, results, chances }: ApplicantPage): string {
  const lines = results.map(({ position, card, explanation, chance, application }) => {
    const said = chance === undefined ? explanation.score.toFixed(3) : `${chance.tier} ${(100 * chance.probability).toFixed(0)} %`
    const what = card.headline ?? [card.currentTitle, card.currentCompany].filter((part) => part !== undefined).join(' at ')
    return `${String(position + 1).padStart(3)}  ${said.padEnd(14)}  ${card.name ?? card.id}  ${what}  ${application.answer ?? ''}`.trimEnd()
  })
  const basis = chances.stated
    ? `chances learned from ${chances.basis.rows} answered applications, off by ${(100 * chances.basis.error).toFixed(1)} points on ${chances.basis.judgedRows} others`
    : `no chances: ${chances.why}`
  return `${[`${total} applicants; ${basis}; request ${request}`, ...lines].join('\n')}\n`
}
