import { Command } from 'commander'
import type { Receipt } from '../../platform/platform.ts'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, withData } from '../options.ts'

export function eraseCommand(): Command {
  return withData(new Command('erase'))
    .description('delete all that names a person, for good')
    .argument('<member>', 'member id')
    .action(async (member: string, { data }: DataOptions) => {
      const path = `/v1/members/${encodeURIComponent(member)}/erase`
      printLine(await withClient(data, (client) => client.json<Receipt>('POST', path)))
    })
}
