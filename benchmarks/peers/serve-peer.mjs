/** A peer in a child process: loads a corpus (NDJSON), then answers queries given one a line, timing each by itself. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * `peer.load(documents)` takes an async iterable of {id, terms, latitude, longitude, text}; `peer.top(query)` gives the best 25 ids and,
 * where it falls out of the same work, the total; undefined where the peer cannot express the query. `peer.count(query)` gives
 * the total where `top` did not, outside the time.
 */
export async function servePeer(peer) {
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) {
    const command = JSON.parse(line)
    if (command.load !== undefined) await answer(async () => ({ loaded: await peer.load(readDocuments(command.load)) }))
    else if (command.query !== undefined) await answer(() => timed(peer, command.query))
    else break
  }
  process.exit(0)
}

async function timed(peer, query) {
  const startedAt = process.hrtime.bigint()
  const found = await peer.top(query)
  const ms = Number(process.hrtime.bigint() - startedAt) / 1e6
  if (found === undefined) return { unsupported: true }
  return { ms, total: found.total ?? (await peer.count(query)), top: found.top }
}

async function answer(work) {
  process.stdout.write(`${JSON.stringify(await work())}\n`)
}

async function* readDocuments(path) {
  for await (const line of createInterface({ input: createReadStream(path) })) yield JSON.parse(line)
}
