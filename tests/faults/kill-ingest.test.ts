/** I10: what was acknowledged survives `kill -9` at any moment, batches are whole, and projections agree with the log. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import { findKey, identified } from '../../src/adapters/embedded/keys.ts'
import { payload } from '../../src/adapters/embedded/payloads.ts'
import type { Offset, Timestamp } from '../../src/domain/ids.ts'
import { projections } from '../../src/events/projections.ts'
import { checkReplay } from '../adapters/store-state.ts'
import { batchSizeOf } from './ingest-batches.ts'
import { writePerson } from './write-person.ts'

const rounds = 50
const childPath = fileURLToPath(new URL('./ingest-child.js', import.meta.url))

interface Acknowledged {
  /** Batch number → offset of its last event. */
  readonly batches: ReadonlyMap<number, number>
  readonly erased: readonly number[]
}

describe('killing the process while it writes', () => {
  it(`loses nothing acknowledged in ${rounds} rounds, and keeps batches whole`, { timeout: 300_000 }, async (test) => {
    const directory = await mkdtemp(join(tmpdir(), 'mutual-kill-'))
    const random = randomNumbers(20_240_601)
    let [checked, nextBatch, acknowledged, interrupted] = [0 as Offset, 1, 0, 0]
    for (let round = 1; round <= rounds; round++) {
      const erase = round % 5 === 0
      const first = nextBatch
      const seen = await runAndKill(directory, first, erase, 5 + random() * (erase ? 400 : 60))
      const store = await EmbeddedStore.open(directory, { projections })
      await checkAcknowledged(store, seen)
      if (erase) await checkErased(store, directory, { number: first, since: checked })
      ;({ checked, nextBatch } = await checkBatches(store, checked, nextBatch))
      if (round % 10 === 0) await checkReplay(store)
      if (erase && seen.erased.length === 0) interrupted++
      acknowledged += seen.batches.size
      await store.close()
    }
    test.diagnostic(`${acknowledged} batches acknowledged, ${interrupted} of ${rounds / 5} erasures cut short`)
    assert.ok(acknowledged > rounds, 'the child wrote something')
    await rm(directory, { recursive: true })
  })
})

async function runAndKill(directory: string, first: number, erase: boolean, afterMs: number): Promise<Acknowledged> {
  const child = spawn(process.execPath, [childPath, directory, `${first}`, ...(erase ? ['erase'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = linesOf(child)
  await output.opened
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  const [, signal] = await once(child, 'close')
  clearTimeout(timer)
  assert.equal(signal, 'SIGKILL', 'the child was killed, it did not fail by itself')
  return acknowledgedIn(output.text())
}

function linesOf(child: ChildProcess): { readonly opened: Promise<void>; text(): string } {
  let text = ''
  const opened = new Promise<void>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (text.startsWith('open\n')) resolve()
    })
    child.once('close', () => reject(new Error('the child ended before the store was open')))
  })
  return { opened, text: () => text }
}

function acknowledgedIn(text: string): Acknowledged {
  /** The last line may be cut. */
  const lines = text
    .slice(0, text.lastIndexOf('\n'))
    .split('\n')
    .slice(1)
    .map((line) => line.split(' '))
  return {
    batches: new Map(lines.filter(([word]) => word !== 'erased').map(([batch, offset]) => [Number(batch), Number(offset)])),
    erased: lines.filter(([word]) => word === 'erased').map(([, number]) => Number(number)),
  }
}

async function checkAcknowledged(store: EmbeddedStore, { batches }: Acknowledged): Promise<void> {
  for (const [batch, offset] of batches) {
    assert.equal(store.log.at(offset as Offset)?.event.at, batch, `batch ${batch} was acknowledged up to offset ${offset}`)
    const key = findKey(store, 'member', `member-${batch}`)
    assert.equal(payload<{ id: string }>(store, 'member', key!)?.id, `member-${batch}`)
  }
  assert.deepEqual(new Set(store.projectionOffsets().map(({ offset }) => offset)), new Set([store.log.end()]))
}

/** Of the events behind `checked`: every batch has all its events, side by side. */
async function checkBatches(store: EmbeddedStore, checked: Offset, nextBatch: number): Promise<{ checked: Offset; nextBatch: number }> {
  const sizes = new Map<number, number>()
  let [expected, last] = [checked + 1, 0]
  for await (const { offset, event } of store.log.read(checked)) {
    assert.equal(offset, expected++)
    if (event.at !== last) assert.ok(!sizes.has(event.at), `batch ${event.at} lies in one piece`)
    last = event.at
    if (event.at > 0) sizes.set(event.at, (sizes.get(event.at) ?? 0) + 1)
    if (event.at > 0 && event.type === 'member-upserted') assert.notEqual(identified(store, 'member', event.member), undefined)
  }
  for (const [batch, size] of sizes) assert.equal(size, batchSizeOf(batch), `batch ${batch} is whole`)
  return { checked: store.log.end(), nextBatch: Math.max(nextBatch, ...[...sizes.keys()].map((batch) => batch + 1)) }
}

interface ErasedPerson {
  readonly number: number
  /** The log before the round. */
  readonly since: Offset
}

/**
 * Opening the store finished what was cut short: the person has a key still, or no file names them. One whose profile never
 * became durable was not there to be erased, though bytes of it may lie in pages that the store does not count: sent again and
 * erased, the person leaves none of them either.
 */
async function checkErased(store: EmbeddedStore, directory: string, { number, since }: ErasedPerson): Promise<void> {
  if (findKey(store, 'member', `erased-${number}`) !== undefined) return
  if (!(await wasErased(store, since))) await store.erase([await writePerson(store, number)], 0 as Timestamp)
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const bytes = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name))))
  assert.ok(
    bytes.every((content) => !content.includes(`Person-${number}-`)),
    `no file names person ${number}`,
  )
}

async function wasErased(store: EmbeddedStore, since: Offset): Promise<boolean> {
  for await (const { event } of store.log.read(since)) if (event.type === 'member-erased') return true
  return false
}

/** Uniform in [0, 1): the rounds kill at the same moments after opening in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
