import { once } from 'node:events'
import { Command } from 'commander'
import { parseJob } from '../../adapters/files/job-json.ts'
import { postingOfJob } from '../../adapters/files/job-posting-export.ts'
import { resumeOfMember } from '../../adapters/files/json-resume-export.ts'
import { parseMember } from '../../adapters/files/member-json.ts'
import { choice } from '../choice.ts'
import { withClient } from '../client.ts'
import { type DataOptions, withData } from '../options.ts'

const subjects = ['members', 'jobs'] as const
const formats = ['ndjson', 'standard'] as const

export function exportCommand(): Command {
  return withData(new Command('export'))
    .description('write all people or all jobs to standard output, one a line')
    .addArgument(choice.argument('<subject>', 'what is written', subjects))
    .addOption(choice.option('--format <format>', 'our own lines, or JSON Resume and JobPosting', formats).default('ndjson'))
    .action(exportAll)
}

async function exportAll(
  subject: (typeof subjects)[number],
  { data, format }: DataOptions & { format: (typeof formats)[number] },
): Promise<void> {
  await withClient(data, async (client) => {
    for await (const line of client.lines(`/v1/${subject}`)) {
      const text = format === 'ndjson' ? line : JSON.stringify(standard(subject, line))
      if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
    }
  })
}

function standard(subject: (typeof subjects)[number], line: string): unknown {
  const { type: _, ...item } = JSON.parse(line) as Record<string, unknown>
  return subject === 'members' ? resumeOfMember(parseMember(item)) : postingOfJob(parseJob(item))
}
