import { Command } from 'commander'
import type { StatusBody } from '../../http/contract/platform-status.ts'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, withData } from '../options.ts'

export function statusCommand(): Command {
  return withData(new Command('status'))
    .description('state of the platform')
    .action(async ({ data }: DataOptions) => {
      printLine(await withClient(data, (client) => client.json<StatusBody>('GET', '/v1/status')))
    })
}
