/** Opens a data folder and prints the seconds until the platform was ready. */
import { openPlatform } from '../src/platform/open-platform.ts'
import { marketStart } from './market.ts'

const [directory, workers] = process.argv.slice(2) as [string, string]
const startedAt = performance.now()
const platform = await openPlatform({ dataDirectory: directory, workers: Number(workers), clock: () => marketStart })
if (!platform.status().ready) throw new Error('open, but not ready')
process.stdout.write(`${(performance.now() - startedAt) / 1000}\n`)
await platform.close()
