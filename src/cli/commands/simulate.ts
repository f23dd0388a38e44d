import { Command } from 'commander'
import type { StatusBody } from '../../http/contract/platform-status.ts'
import type { SimulationBody, SimulationState } from '../../http/contract/simulation.ts'
import { type Client, withClient } from '../client.ts'
import { followWork } from '../follow-work.ts'
import { type DataOptions, printLine, wholeNumber, withData } from '../options.ts'
import { simulationWorks } from '../run-simulation.ts'

type SimulateOptions = DataOptions & Required<SimulationBody>

export function simulateCommand(): Command {
  return withData(new Command('simulate'))
    .description('fill a marketplace with invented people and let them play; the last day is today')
    .option('--members <number>', 'how many people', wholeNumber(200, 10_000_000), 2000)
    .option('--days <number>', 'days to play', wholeNumber(0, 3650), 0)
    .option('--seed <number>', 'same seed, same marketplace', wholeNumber(0, 2 ** 31), 1)
    .action(({ data, members, days, seed }: SimulateOptions) =>
      withClient(data, (client) => simulate(client, { members, days, seed }), { creates: true }),
    )
}

async function simulate(client: Client, body: SimulationBody): Promise<void> {
  await client.json<SimulationState>('POST', '/v1/simulations', body)
  let told = 0
  const { error } = await followWork(client, Object.values(simulationWorks), async () => {
    const state = await client.json<SimulationState>('GET', '/v1/simulations')
    for (const day of state.played.slice(told)) printLine(day)
    told = state.played.length
    return state.finished ? state : undefined
  })
  if (error !== undefined) throw new Error(error)
  const { offset, members, jobs } = await client.json<StatusBody>('GET', '/v1/status')
  printLine({ offset, members, jobs })
}
