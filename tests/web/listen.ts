import { join } from 'node:path'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import type { App } from '../../src/http/app.ts'
import type { ServerConfig } from '../../src/http/config.ts'
import { createServer } from '../../src/http/create-server.ts'
import { createLogger } from '../../src/http/logger.ts'
import type { Platform } from '../../src/platform/platform.ts'

export interface Served {
  readonly app: App
  readonly url: string
}

/** The real server with the built screens, over a platform whose data lie in the directory. */
export async function listen(
  platform: Platform,
  directory: string,
  { tokens = [], local }: Pick<ServerConfig, 'local'> & Partial<Pick<ServerConfig, 'tokens'>>,
): Promise<Served> {
  const app = await createServer({
    platform,
    config: { tokens, local, importDirectory: join(directory, 'imports') },
    webDirectory: join(packageRoot(), 'build', 'web'),
    logger: createLogger('silent'),
  })
  return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }) }
}
