/** Entry of a worker thread that hosts shards. It answers one message after another, so calls take effect in their order. */
import { parentPort, workerData } from 'node:worker_threads'
import { documentFeatures, l1Features } from '../../features/sets.ts'
import { LocalShards } from '../../search/local-shards.ts'
import type { SearchResult } from '../../search/searcher.ts'
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
  previous = previous.then(async () => send(await answerTo(message)))
})

function send(answer: ShardAnswer): void {
  port!.postMessage(answer, buffersOf(answer))
}

async function answerTo(message: ShardMessage): Promise<ShardAnswer> {
  const { id } = message
  try {
    return { id, value: await perform(message) }
  } catch (error) {
    return { id, error }
  }
}

function perform({ id, call }: ShardMessage): Promise<unknown> {
  switch (call.type) {
    case 'search':
      return search(id, call)
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

/** Hits that went before moved to the other thread. */
async function search(id: number, { request, leftMs, hitsFirst }: Extract<ShardCall, { type: 'search' }>): Promise<unknown> {
  const deadline = deadlineIn(leftMs * ownShare)
  if (!hitsFirst) return host.search(request, deadline)
  let isSent = false
  const { hits, ...counted } = await host.search(request, deadline, (found: SearchResult) => {
    isSent = true
    send({ id, found })
  })
  return isSent ? counted : { ...counted, hits }
}
