import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { refusal } from '../../adapters/files/json-problem.ts'
import { packageRoot } from '../../adapters/files/package-root.ts'
import type { App } from '../../http/app.ts'
import type { TokenConfig } from '../../http/config.ts'
import { createServer } from '../../http/create-server.ts'
import { createLogger, logLevels } from '../../http/logger.ts'
import { tokenHash } from '../../http/principal.ts'
import { openPlatform } from '../../platform/open-platform.ts'
import { longestShortlist, type PlatformOptions, usualSchedule } from '../../platform/options.ts'
import type { Platform } from '../../platform/platform.ts'
import { choice } from '../choice.ts'
import { fillEmpty } from '../fill-empty.ts'
import { listenError } from '../listen-error.ts'
import { localSeat } from '../local-seat.ts'
import { type DataOptions, say, sayFailure, share, wholeNumber, withData } from '../options.ts'
import { progressBars } from '../progress-bars.ts'
import { runSimulation } from '../run-simulation.ts'
import { removeServerFile, writeServerFile } from '../server-file.ts'
import { readTokens } from '../tokens-file.ts'
import { version } from '../version.ts'

interface ServeOptions extends DataOptions {
  readonly host: string
  readonly port: number
  readonly workers?: number
  readonly shortlist?: number
  readonly randomShare?: number
  readonly demo: boolean
  readonly demoMembers: number
  readonly refresh: boolean
  readonly refreshAt: number
  readonly refreshEvery: number
  readonly refreshWholeEvery: number
  readonly refreshPlans?: readonly string[]
  readonly log: string
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/

export function serveCommand(): Command {
  return withData(new Command('serve').alias('start'))
    .description('run the server: API, documentation and screens')
    .option('--host <address>', 'address to listen on; other than loopback needs API tokens', '127.0.0.1')
    .option('--port <number>', 'port to listen on', wholeNumber(0, 65_535), 7700)
    .option('--workers <number>', 'threads for the index', wholeNumber(1, 8))
    .option('--shortlist <number>', 'hits that the model puts in order at a time (125)', wholeNumber(25, longestShortlist))
    .option('--no-demo', 'leave an empty data folder empty')
    .option('--demo-members <number>', 'people of the demo marketplace', wholeNumber(200, 1_000_000), 5000)
    .option(
      '--random-share <share>',
      'share of recruiter searches whose best results are shuffled, so that models learn without the bias of positions',
      share,
    )
    .option('--no-refresh', 'learn models anew on demand alone')
    .option('--refresh-at <hour>', 'hour of the day (UTC) at which models are learned anew', wholeNumber(0, 23), usualSchedule.atHour)
    .option('--refresh-every <hours>', 'hours between two refreshes', wholeNumber(1, 24), usualSchedule.everyHours)
    .option(
      '--refresh-whole-every <days>',
      'days after which every contender is learned anew',
      wholeNumber(1, 365),
      usualSchedule.wholeEveryDays,
    )
    .option('--refresh-plans <plan...>', 'which plans; all by default')
    .addOption(choice.option('--log <level>', 'how much to log', logLevels).default('warn'))
    .action(serve)
}

async function serve(options: ServeOptions): Promise<void> {
  const { data, demo, workers, shortlist, randomShare } = options
  const tokens = await readTokens(data)
  demandTokens(options.host, tokens)
  await mkdir(data, { recursive: true, mode: 0o700 })
  const platform = await openPlatform({
    dataDirectory: data,
    demo,
    onFailure: sayFailure,
    ...(workers !== undefined && { workers }),
    ...(shortlist !== undefined && { shortlist }),
    ...(randomShare !== undefined && { randomShare }),
    ...scheduleOf(options),
  })
  const bars = progressBars(platform)
  const { app, url } = await listen(platform, options, tokens).catch(async (error: unknown) => {
    bars.stop()
    await platform.close()
    throw error
  })
  say(`Mutual is at ${url}`)
  const stop = new AbortController()
  const filling = fillEmpty(platform, { dataDirectory: data, demo, members: options.demoMembers, signal: stop.signal })
  closeOnSignal(async () => {
    stop.abort()
    await removeServerFile(data)
    await app.close()
    bars.stop()
    // What it failed of is told below.
    await Promise.allSettled([filling])
    await platform.close()
  })
  await filling
}

function scheduleOf({ refresh, refreshAt, refreshEvery, refreshWholeEvery, refreshPlans }: ServeOptions): Pick<PlatformOptions, 'refresh'> {
  if (!refresh) return {}
  const plans = refreshPlans ?? usualSchedule.plans
  return { refresh: { plans, atHour: refreshAt, everyHours: refreshEvery, wholeEveryDays: refreshWholeEvery } }
}

async function listen(platform: Platform, options: ServeOptions, tokens: readonly TokenConfig[]): Promise<{ app: App; url: string }> {
  const { data, host, port, log } = options
  // Commands on this machine come in by a token of their own, which ends with the server.
  const token = tokens.length > 0 ? randomBytes(32).toString('base64url') : undefined
  const own: readonly TokenConfig[] = token ? [{ name: 'command line', tokenHash: tokenHash(token), role: 'operator' }] : []
  const app = await createServer({
    platform,
    config: { tokens: [...tokens, ...own], local: localSeat(platform), importDirectory: join(data, 'imports') },
    webDirectory: join(packageRoot(), 'build', 'web'),
    logger: createLogger(log),
    version: version(),
    simulate: runSimulation(platform),
  })
  const url = await app.listen({ host, port }).catch((error: unknown) => {
    throw listenError(error, { host, port })
  })
  await writeServerFile(data, { url, ...(token && { token }) })
  return { app, url }
}

function demandTokens(host: string, tokens: readonly TokenConfig[]): void {
  if (tokens.length > 0 || loopback.test(host)) return
  throw refusal({
    field: 'host',
    message: `${host} can be reached by others`,
    remedy: 'make a token with `mutual token`, or listen on 127.0.0.1',
  })
}

/** The first signal closes in order; a second one ends the process at once. */
function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          say(String(error))
          process.exit(1)
        },
      )
    })
  }
}
