import { Command } from 'commander'
import { choice } from '../choice.ts'
import { printLine, say, wholeNumber } from '../options.ts'
import { reproduceColdStart } from '../reproduce/cold-start.ts'
import { reproduceDecay } from '../reproduce/decay.ts'
import { reproduceQualifiedApplicant } from '../reproduce/qualified-applicant.ts'
import { reproduceRankers } from '../reproduce/rankers.ts'
import type { ReproducedRow, ReproduceOptions } from '../reproduce/reproduced-row.ts'

/** One entry a simulation, which may give several rows of the table; a new one is one line here. */
const rows: Readonly<Record<string, (options: ReproduceOptions) => Promise<readonly ReproducedRow[]>>> = {
  'cold-start': async (options) => [await reproduceColdStart(options)],
  rankers: reproduceRankers,
  'qualified-applicant': reproduceQualifiedApplicant,
  decay: async (options) => [await reproduceDecay(options)],
}

interface Options {
  readonly row?: string
  readonly seeds: number
  readonly members: number
  readonly jobs: number
  readonly days: number
  readonly json?: boolean
}

export function reproduceCommand(): Command {
  return new Command('reproduce')
    .description(
      'simulate marketplaces with known truth and print what was claimed beside what is found; reproduced: the difference has the published sign, its interval excludes 0, and the better model ranks better than the untrained one',
    )
    .addOption(choice.option('--row <name>', 'one simulation of the table; all by default', Object.keys(rows)))
    .option('--seeds <number>', 'marketplaces a row', wholeNumber(1, 100), 5)
    .option('--members <number>', 'people a marketplace', wholeNumber(200, 10_000_000), 20_000)
    .option('--jobs <number>', 'jobs ranked a marketplace', wholeNumber(1, 100_000), 200)
    .option('--days <number>', 'days that each marketplace plays before anything is learned', wholeNumber(8, 3650), 30)
    .option('--json', 'one JSON object a line')
    .action(reproduce)
}

async function reproduce({ row, json, ...options }: Options): Promise<void> {
  for (const name of row === undefined ? Object.keys(rows) : [row]) {
    for (const found of await rows[name]!({ ...options, progress: say })) {
      if (json) printLine(found)
      else process.stdout.write(`${textOf(found)}\n`)
    }
  }
}

function textOf({ row, published, ours, low, high, seeds, reproduced, details }: ReproducedRow): string {
  const found = `${percent(ours)} [${percent(low)}, ${percent(high)}] over ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`
  return `${row}: published "${published}", found ${found}: ${reproduced ? 'reproduced' : 'NOT reproduced'} ${JSON.stringify(details)}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
