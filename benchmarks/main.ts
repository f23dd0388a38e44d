/** The benchmarks by their names: one question each; figures on standard output, all else on standard error. `npm run -s bench -- --help` lists them. */
import { availableParallelism } from 'node:os'
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { wholeNumber } from '../src/cli/options.ts'
import { benchApplicants } from './applicants.ts'
import { benchCoefficients } from './coefficients.ts'
import { benchFreshness } from './freshness.ts'
import { benchGbdt } from './gbdt.ts'
import { benchGlmix, type GlmixCase, glmixCases } from './glmix.ts'
import { benchIngest } from './ingest.ts'
import { type Print, printer } from './measure.ts'
import { benchMlp } from './mlp.ts'
import { benchRankingQuality } from './ranking-quality.ts'
import { benchRerank } from './rerank.ts'
import { benchSearch } from './search.ts'
import { comparePeers } from './search-peers.ts'

const mostNeuralRows = 204_800

interface BenchOptions {
  readonly members: number
  readonly rows: number
  readonly workers: number
  readonly data?: string
  readonly peers: boolean
  readonly cases: readonly GlmixCase[]
  readonly print: Print
}

interface Benchmark {
  readonly asks: string
  readonly run: (options: BenchOptions) => Promise<void>
}

const benchmarks: Readonly<Record<string, Benchmark>> = {
  search: {
    asks: 'how long a whole search takes, what the index costs, and how peers compare',
    run: (options) => benchSearch({ ...options, directory: options.data }),
  },
  'search-peers': { asks: 'how long a search takes beside its peers, on 100,000 people', run: comparePeers },
  rerank: { asks: 'how long `POST /v1/rank` takes for 100 and for 300 people', run: benchRerank },
  ingest: { asks: 'how many durable events a second are taken, all told', run: benchIngest },
  freshness: { asks: 'how long after its acknowledgement a profile is found', run: benchFreshness },
  applicants: { asks: 'how long a page of applicants and a refit of one job take', run: benchApplicants },
  coefficients: {
    asks: 'how fast effects of very many entities are written and read',
    run: (options) => benchCoefficients({ ...options, entities: options.rows }),
  },
  gbdt: { asks: 'how fast trees are trained and scored, beside XGBoost', run: benchGbdt },
  glmix: { asks: 'how fast GLMix models are trained, the fixed effect beside liblinear', run: benchGlmix },
  'ranking-quality': { asks: 'how well trees rank, objective by objective, beside XGBoost', run: benchRankingQuality },
  mlp: {
    asks: 'how fast a neural ranker is trained, beside TensorFlow.js',
    run: (options) => benchMlp({ ...options, rows: Math.min(options.rows, mostNeuralRows) }),
  },
}

const list = Object.entries(benchmarks).map(([name, { asks }]) => `  ${name.padEnd(16)} ${asks}\n`)
const program = new Command('npm run -s bench --')
  .description('measure the answer to one question; figures on standard output, all else on standard error')
  .addArgument(new Argument('<benchmark>', 'what is measured, see below').argParser(benchmarkOf))
  .option('--members <number>', 'search: people', wholeNumber(200, 10_000_000), 1_000_000)
  .option('--rows <number>', 'gbdt, glmix, mlp: rows; coefficients: entities', wholeNumber(1, 2 ** 31), 1_000_000)
  .option('--workers <number>', 'threads', wholeNumber(1, 64), Math.min(8, availableParallelism()))
  .option('--data <folder>', 'search: where the filled store stays and is found again, without its time to build')
  .addOption(
    new Option('--cases <names>', `glmix: some of ${glmixCases.join(', ')}, by commas`).argParser(casesOf).default(glmixCases, 'all'),
  )
  .option('--no-peers', 'search, glmix, ranking-quality: without their peers')
  .option('--json', 'one JSON object a line')
  .addHelpText('after', `\nBenchmarks:\n${list.join('')}`)
  .showHelpAfterError()
  .exitOverride()
  .action(({ run }: Benchmark, { json, ...options }: Omit<BenchOptions, 'print'> & { readonly json?: boolean }) =>
    run({ ...options, print: printer(json === true) }),
  )

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}

function benchmarkOf(name: string): Benchmark {
  const found = benchmarks[name]
  if (found === undefined) throw new InvalidArgumentError(`there are ${Object.keys(benchmarks).join(', ')}`)
  return found
}

function casesOf(text: string): GlmixCase[] {
  return text.split(',').map((name) => {
    const found = glmixCases.find((one) => one === name.trim())
    if (found === undefined) throw new InvalidArgumentError(`"${name}" is none of ${glmixCases.join(', ')}`)
    return found
  })
}
