/** Entry of a worker thread that hosts shards. It answers one message after another, so calls take effect in their order. */
import { parentPort, workerData } from 'node:worker_threads'
import { documentFeatures, l1Features } from '../../features/sets.ts'
import { LocalShards } from '../../search/local-shards.ts'
import type { ShardAnswer, ShardCall, ShardMessage, ShardWorkerData } from './messages.ts'
import { deadlineIn } from './timer-deadline.ts'
import { buffersOf } from './transferable.ts'

/** Of the time left; the rest is for merging and for the way back. */
const ownShare = 0.9

const { shards, marketplace }: ShardWorkerData = workerData
const host = new LocalShards({ shards, marketplace, l1Features, documentFeatures })
const port = parentPort
if (port === null) throw new Error('shard-worker.ts is started as a worker thread')

let previous = Promise.resolve()
port.on('message', (message: ShardMessage) => {
  previous = previous.then(async () => {
    const answer = await answerTo(message)
    port.postMessage(answer, buffersOf(answer))
  })
})

async function answerTo({ id, call }: ShardMessage): Promise<ShardAnswer> {
  try {
    return { id, value: await perform(call) }
  } catch (error) {
    return { id, error }
  }
}

function perform(call: ShardCall): Promise<unknown> {
  switch (call.type) {
    case 'search':
      return host.search(call.request, deadlineIn(call.leftMs * ownShare))
    case 'apply':
      return host.apply(call.change)
    case 'measure':
      return host.measure()
    case 'fold':
      return host.fold(call.meanLength)
    case 'freeze':
      return host.freeze()
    case 'part':
      return host.part(call.shard)
    case 'prepare':
      return host.prepare(call.shard, call.part)
    case 'commit':
      return host.commit()
    case 'discard':
      return host.discard()
  }
}
