/** The real server over a small demo marketplace, in a folder that goes away: what a newcomer sees after `npm start`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import { fillEmpty } from '../../src/cli/fill-empty.ts'
import { localSeat } from '../../src/cli/local-seat.ts'
import { createServer } from '../../src/http/create-server.ts'
import { createLogger } from '../../src/http/logger.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'

const members = 1500

export async function openApp(): Promise<{ url: string; close: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-web-'))
  const platform = await openPlatform({ dataDirectory: directory, demo: true, workers: 1 })
  await fillEmpty(platform, { dataDirectory: directory, demo: true, members })
  const app = await createServer({
    platform,
    config: { tokens: [], local: localSeat(platform), importDirectory: join(directory, 'imports') },
    webDirectory: join(packageRoot(), 'build', 'web'),
    logger: createLogger('silent'),
  })
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await app.close()
      await platform.close()
      await rm(directory, { recursive: true })
    },
  }
}
