/** Snapshots of shards on all their hosts: parts given out one after another, and taken back all or none. */
import type { IndexSnapshot, SnapshotPart } from './search-index.ts'
import type { ShardBytes, ShardHost, ShardSizes } from './shard-host.ts'
import { decodeStatistics, encodeStatistics, type FrozenStatistics, shardPart, statisticsPart } from './snapshot-parts.ts'

/** Hosts must be frozen. */
export async function* frozenParts(hosts: readonly ShardHost[], statistics: FrozenStatistics, offset: number): AsyncIterable<SnapshotPart> {
  yield { name: statisticsPart, bytes: encodeStatistics(statistics, offset) }
  for (const host of hosts) {
    for (const shard of host.shards) yield { name: shardPart(shard), bytes: await host.part(shard) }
  }
}

/** Sizes by host. Throws RangeError for a snapshot that is damaged or not whole; the hosts then stand as before. */
export async function loadParts(
  hosts: readonly ShardHost[],
  { offset, parts }: IndexSnapshot,
): Promise<{ readonly statistics: FrozenStatistics; readonly sizes: readonly ShardSizes[] }> {
  const partOf = (name: string): ShardBytes => {
    const part = parts.find((one) => one.name === name)
    if (part === undefined) throw new RangeError(`snapshot has no part ${name}; rebuild it from the log`)
    return part
  }
  const statistics = await prepareAll(hosts, partOf, offset).catch(async (damage: unknown) => {
    await Promise.all(hosts.map((host) => host.discard()))
    throw damage
  })
  return { statistics, sizes: await Promise.all(hosts.map((host) => host.commit())) }
}

async function prepareAll(hosts: readonly ShardHost[], partOf: (name: string) => ShardBytes, offset: number): Promise<FrozenStatistics> {
  const statistics = decodeStatistics(partOf(statisticsPart).bytes)
  if (statistics.offset !== offset) throw new RangeError(`snapshot part ${statisticsPart} is of offset ${statistics.offset}, not ${offset}`)
  await settleAll(hosts.flatMap((host) => host.shards.map((shard) => prepare(host, shard, partOf(shardPart(shard)), offset))))
  return statistics
}

async function prepare(host: ShardHost, shard: number, { bytes, memory }: ShardBytes, offset: number): Promise<void> {
  const prepared = await host.prepare(shard, { bytes, memory })
  if (prepared.offset !== offset) throw new RangeError(`snapshot part ${shardPart(shard)} is of offset ${prepared.offset}, not ${offset}`)
}

/** Waits for all before the first failure is thrown, so that nothing is still under way. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  const answers = await Promise.allSettled(work)
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason
}
