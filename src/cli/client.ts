/**
 * How commands reach the platform. They speak HTTP in either case: to the running server of the data folder, or, where none
 * runs, to a server inside this process that listens nowhere.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { holdsStore } from '../adapters/embedded/generations.ts'
import { PlatformError } from '../domain/errors.ts'
import type { App } from '../http/app.ts'
import { createServer } from '../http/create-server.ts'
import { createLogger } from '../http/logger.ts'
import { openPlatform } from '../platform/open-platform.ts'
import type { EventInput, Platform, Receipt } from '../platform/platform.ts'
import { localSeat } from './local-seat.ts'
import { sayFailure } from './options.ts'
import { progressBars } from './progress-bars.ts'
import { remoteTransport } from './remote-transport.ts'
import { runSimulation } from './run-simulation.ts'
import { runningServer } from './server-file.ts'
import { type Answer, refusalOf, type Transport } from './transport.ts'

export interface Client {
  /** Progress of long work is on the terminal already, because it goes on in this process. */
  readonly showsWork: boolean
  json<T>(method: string, path: string, body?: unknown): Promise<T>
  lines(path: string): AsyncIterable<string>
  record(events: readonly EventInput[]): Promise<Receipt>
  /** Refuses what would be refused; writes nothing. */
  check(events: readonly EventInput[]): Promise<void>
  close(): Promise<void>
}

/** What brings something in may begin a data folder; what asks of one that is not there has mistaken its name. */
export interface ClientOptions {
  readonly creates?: boolean
}

export async function openClient(dataDirectory: string, { creates = false }: ClientOptions = {}): Promise<Client> {
  if (!creates && !holdsStore(dataDirectory)) throw noStore(dataDirectory)
  const server = await runningServer(dataDirectory)
  const remote = server && remoteTransport(server)
  const transport = remote && (await remote.isAlive()) ? remote : await localTransport(dataDirectory)
  return clientOver(transport)
}

function noStore(dataDirectory: string): PlatformError {
  const fault = existsSync(dataDirectory) ? `the folder ${dataDirectory} holds no marketplace` : `there is no folder ${dataDirectory}`
  const remedy = 'name the data folder of a server, or begin one with `mutual serve`, `import` or `simulate`'
  return new PlatformError('not-found', `--data: ${fault}; ${remedy}`, { field: 'data' })
}

/** Opens, works, closes: whatever happens in between. */
export async function withClient<T>(dataDirectory: string, work: (client: Client) => Promise<T>, options: ClientOptions = {}): Promise<T> {
  const client = await openClient(dataDirectory, options)
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

export function clientOver(transport: Transport): Client {
  async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, text } = await transport.send(method, path, body === undefined ? undefined : JSON.stringify(body))
    if (status >= 400) throw refusalOf({ status, text })
    return JSON.parse(text) as T
  }
  return {
    showsWork: transport.showsWork,
    json,
    lines: (path) => transport.lines(path),
    record: (events) => json<Receipt>('POST', '/v1/events', events),
    check: async (events) => void (await json<Receipt>('POST', '/v1/events?check=true', events)),
    close: () => transport.close(),
  }
}

function serverInside(platform: Platform, importDirectory: string): Promise<App> {
  return createServer({
    platform,
    config: { tokens: [], local: localSeat(platform), importDirectory },
    logger: createLogger('error'),
    resumeImports: false,
    simulate: runSimulation(platform),
  })
}

async function localTransport(dataDirectory: string): Promise<Transport> {
  const platform = await openPlatform({ dataDirectory, onFailure: sayFailure })
  const bars = progressBars(platform)
  const app = await serverInside(platform, join(dataDirectory, 'imports')).catch(async (error: unknown) => {
    bars.stop()
    await platform.close()
    throw error
  })
  async function send(method: string, path: string, payload?: string): Promise<Answer> {
    const headers = { host: 'localhost', ...(payload !== undefined && { 'content-type': 'application/json' }) }
    const answer = await app.inject({ method: method as 'GET', url: path, headers, ...(payload !== undefined && { payload }) })
    return { status: answer.statusCode, text: answer.payload }
  }
  return {
    showsWork: true,
    send,
    async *lines(path) {
      const kind = path.endsWith('/members') ? 'member' : 'job'
      const items = kind === 'member' ? platform.members({ role: 'operator' }) : platform.jobs({ role: 'operator' })
      for await (const item of items) yield JSON.stringify({ type: kind, ...item })
    },
    async close() {
      await app.close()
      bars.stop()
      await platform.close()
    },
  }
}
