/** Opens the folder it is given and begins a refresh; tells when it is under way, and is killed. */
import type { Timestamp } from '../../src/domain/ids.ts'
import { dayMs } from '../../src/domain/time.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { marketStart } from './small-market.ts'

const clock = () => (marketStart + 12 * dayMs) as Timestamp
const platform = await openPlatform({ dataDirectory: process.argv[2]!, workers: 0, snapshotEveryMinutes: 0, clock })
await platform.startRefresh({ scope: 'effects' })
process.send!('under way')
