/** The real server over a small demo marketplace, in a folder that goes away: what a newcomer sees after `npm start`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import { fillEmpty } from '../../src/cli/fill-empty.ts'
import { localSeat } from '../../src/cli/local-seat.ts'
import type { App } from '../../src/http/app.ts'
import type { Role, ServerConfig } from '../../src/http/config.ts'
import { createServer } from '../../src/http/create-server.ts'
import { createLogger } from '../../src/http/logger.ts'
import { tokenHash } from '../../src/http/principal.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'

const members = 1500

export interface OpenApp {
  readonly url: string
  /** Of another server over the same marketplace, which asks for a token and knows this one. */
  guardedUrl(token: string, role: Role): Promise<string>
  close(): Promise<void>
}

export async function openApp(): Promise<OpenApp> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-web-'))
  const platform = await openPlatform({ dataDirectory: directory, demo: true, workers: 1 })
  await fillEmpty(platform, { dataDirectory: directory, demo: true, members })
  const apps: App[] = []
  const listen = async (tokens: ServerConfig['tokens']): Promise<string> => {
    const app = await createServer({
      platform,
      config: { tokens, local: localSeat(platform), importDirectory: join(directory, 'imports') },
      webDirectory: join(packageRoot(), 'build', 'web'),
      logger: createLogger('silent'),
    })
    apps.push(app)
    return app.listen({ host: '127.0.0.1', port: 0 })
  }
  return {
    url: await listen([]),
    guardedUrl: (token, role) => listen([{ name: 'guard', tokenHash: tokenHash(token), role, ...localSeat(platform) }]),
    async close() {
      for (const app of apps) await app.close()
      await platform.close()
      await rm(directory, { recursive: true })
    },
  }
}
