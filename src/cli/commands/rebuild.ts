import { Command } from 'commander'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, withData } from '../options.ts'

export function rebuildCommand(): Command {
  return withData(new Command('rebuild'))
    .description('drop every projection and replay the log')
    .action(async ({ data }: DataOptions) => {
      printLine(await withClient(data, (client) => client.json<{ offset: number }>('POST', '/v1/rebuild')))
    })
}
