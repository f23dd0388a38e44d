/** `npm run -s bench -- NAME [--members N] [--rows N] [--workers N] [--data DIR] [--json] [--no-peers]`: one question each; figures on standard output, all else on standard error. */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { benchApplicants } from './applicants.ts'
import { benchCoefficients } from './coefficients.ts'
import { benchFreshness } from './freshness.ts'
import { benchGbdt } from './gbdt.ts'
import { benchGlmix } from './glmix.ts'
import { benchIngest } from './ingest.ts'
import { printer } from './measure.ts'
import { benchMlp } from './mlp.ts'
import { benchRankingQuality } from './ranking-quality.ts'
import { benchRerank } from './rerank.ts'
import { benchSearch } from './search.ts'
import { comparePeers } from './search-peers.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    members: { type: 'string', default: '1000000' },
    workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
    rows: { type: 'string', default: '1000000' },
    /** Of the search benchmark: the filled store stays there and is found again, without its time to build. */
    data: { type: 'string' },
    peers: { type: 'boolean', default: true },
    /** Of the GLMix benchmark: some of its cases, by commas. */
    cases: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const common = { workers: Number(values.workers), print: printer(values.json) }

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  search: () => benchSearch({ ...common, members: Number(values.members), directory: values.data, peers: values.peers }),
  'search-peers': () => comparePeers(common),
  rerank: () => benchRerank(common),
  ingest: () => benchIngest(common),
  freshness: () => benchFreshness(common),
  applicants: () => benchApplicants(common),
  coefficients: () => benchCoefficients({ ...common, entities: Number(values.rows) }),
  gbdt: () => benchGbdt({ ...common, rows: Number(values.rows) }),
  glmix: () =>
    benchGlmix({ ...common, rows: Number(values.rows), peers: values.peers, cases: values.cases.split(',').filter((name) => name !== '') }),
  'ranking-quality': () => benchRankingQuality({ ...common, peers: values.peers }),
  mlp: () => benchMlp({ ...common, rows: Math.min(Number(values.rows), 204_800) }),
}

const chosen = benchmarks[positionals[0] ?? '']
if (chosen === undefined) {
  process.stderr.write(`name a benchmark: ${Object.keys(benchmarks).join(', ')}\n`)
  process.exitCode = 2
} else await chosen()
