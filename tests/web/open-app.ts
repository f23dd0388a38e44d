/** The real server over a small demo marketplace, in a folder that goes away: what a newcomer sees after `npm start`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillEmpty } from '../../src/cli/fill-empty.ts'
import { localSeat } from '../../src/cli/local-seat.ts'
import type { App } from '../../src/http/app.ts'
import type { Role, ServerConfig } from '../../src/http/config.ts'
import { tokenHash } from '../../src/http/principal.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { listen } from './listen.ts'

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
  const open = async (tokens: ServerConfig['tokens']): Promise<string> => {
    const { app, url } = await listen(platform, directory, { tokens, local: localSeat(platform) })
    apps.push(app)
    return url
  }
  return {
    url: await open([]),
    guardedUrl: (token, role) => open([{ name: 'guard', tokenHash: tokenHash(token), role, ...localSeat(platform) }]),
    async close() {
      for (const app of apps) await app.close()
      await platform.close()
      await rm(directory, { recursive: true })
    },
  }
}
