/** The index has a fixed number of shards, spread over any number of workers, so that answers never depend on the workers (I2). */
export const shardCount = 8

export function shardOf(key: number): number {
  return key % shardCount
}
