import { Command } from 'commander'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, withData } from '../options.ts'

export function snapshotCommand(): Command {
  return withData(new Command('snapshot'))
    .description('write a snapshot of the index')
    .action(async ({ data }: DataOptions) => {
      printLine(await withClient(data, (client) => client.json<{ offset: number }>('POST', '/v1/snapshot')))
    })
}
