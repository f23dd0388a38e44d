import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { PlatformError } from '../../domain/errors.ts'
import type { Offset } from '../../domain/ids.ts'
import type { EventInput, LongWork, Receipt } from '../../platform/platform.ts'
import { type ImportFile, importFile, previewImport } from './import-file.ts'
import { ImportRuns } from './import-runs.ts'

/** Keeps what it acknowledged; fails as told, before or after it kept the batch. */
class Recorder {
  readonly batches: string[][] = []
  #calls = 0
  readonly #crash: { readonly call: number; readonly kept: boolean } | undefined

  constructor(crash?: { call: number; kept: boolean }) {
    this.#crash = crash
  }

  async check(events: readonly EventInput[]): Promise<void> {
    if (!idsOf(events).includes('unwanted')) return
    throw new PlatformError('invalid-request', 'member.id: is not wanted; choose another', { field: 'member.id' })
  }

  async record(events: readonly EventInput[]): Promise<Receipt> {
    this.#calls++
    const ids = idsOf(events)
    await this.check(events)
    const isCrash = this.#crash?.call === this.#calls
    if (!isCrash || this.#crash?.kept) this.batches.push(ids)
    if (isCrash) throw new Error('the machine stops here')
    return { offset: 1 as Offset, count: events.length }
  }

  get ids(): string[] {
    return this.batches.flat()
  }
}

function idsOf(events: readonly EventInput[]): string[] {
  return events.map((event) => (event.type === 'member-upserted' ? event.member.id : ''))
}

async function inFolder(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-import-'))
  try {
    await work(directory)
  } finally {
    await rm(directory, { recursive: true })
  }
}

async function fileWith(directory: string, ids: readonly string[]): Promise<ImportFile> {
  const path = join(directory, 'people.ndjson')
  await writeFile(path, ids.map((id) => (id === 'broken' ? '{"id":' : JSON.stringify({ type: 'member', id }))).join('\n'))
  return { id: 'a'.repeat(64), path, format: 'ndjson', name: 'people' }
}

const onFailure = (error: unknown) => assert.ifError(error)

const people = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`)

async function* upload(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}

describe('an import', () => {
  it('goes in batches, refuses single rows with their reason, and counts everything', () =>
    inFolder(async (directory) => {
      const recorder = new Recorder()
      const file = await fileWith(directory, [...people(1200), 'broken', 'unwanted', 'last'])
      const report = await importFile(recorder, file, { directory })
      assert.deepEqual([report.rows, report.accepted, report.refused, report.finished], [1203, 1201, 2, true])
      assert.deepEqual(
        report.problems.map(({ field, count, rows }) => [field, count, rows]),
        [
          ['body', 1, [1201]],
          ['member.id', 1, [1202]],
        ],
      )
      assert.deepEqual(recorder.ids.slice().sort(), [...people(1200), 'last'].sort())
      assert.ok(recorder.batches.every((batch) => batch.length <= 500))
    }))

  it('shown first as a preview refuses the same rows and writes nothing', () =>
    inFolder(async (directory) => {
      const file = await fileWith(directory, ['unwanted', ...people(30), 'broken'])
      const recorder = new Recorder()
      const report = await previewImport(recorder, file)
      assert.deepEqual([report.rows, report.accepted, report.refused, report.preview.length], [32, 30, 2, 20])
      assert.deepEqual(report.preview[0]!.row, 2)
      assert.deepEqual(recorder.ids, [])
      assert.deepEqual(await readdir(directory), ['people.ndjson'])
    }))

  it('broken off anywhere goes on where it stopped, and repeats no more than one batch', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1700 }), fc.integer({ min: 1, max: 4 }), fc.boolean(), async (count, call, kept) =>
        inFolder(async (directory) => {
          const file = await fileWith(directory, people(count))
          const first = new Recorder({ call, kept })
          const second = new Recorder()
          const isBroken = await importFile(first, file, { directory }).then(
            () => false,
            () => true,
          )
          assert.equal(isBroken, call <= Math.ceil(count / 500))
          if (isBroken) assert.equal((await importFile(second, file, { directory })).accepted, count)
          assert.deepEqual([...new Set([...first.ids, ...second.ids])], people(count))
          const repeated = first.ids.length + second.ids.length - count
          assert.equal(repeated, isBroken && kept ? first.batches.at(-1)!.length : 0)
        }),
      ),
      { seed: 5, numRuns: 25 },
    ))

  it('keeps no name of a file once it is finished', () =>
    inFolder(async (directory) => {
      const file = { ...(await fileWith(directory, people(3))), name: 'Import of Ulfgang_Zorblatt.json' }
      await importFile(new Recorder(), file, { directory })
      assert.doesNotMatch(await readFile(join(directory, `${file.id}.json`), 'utf8'), /Zorblatt/)
    }))

  it('of a finished file begins anew', () =>
    inFolder(async (directory) => {
      const file = await fileWith(directory, people(3))
      await importFile(new Recorder(), file, { directory })
      const again = new Recorder()
      await importFile(again, file, { directory })
      assert.deepEqual(again.ids, people(3))
    }))
})

describe('the imports of a server', () => {
  const query = { format: 'ndjson', subject: 'members' } as const
  const text = people(1200)
    .map((id) => JSON.stringify({ id }))
    .join('\n')

  it('go on at its next start where a crash broke them off, and leave no upload behind', () =>
    inFolder(async (directory) => {
      const failures: unknown[] = []
      const parts = { directory, report: () => {}, onFailure: (error: unknown) => void failures.push(error) }
      const first = new Recorder({ call: 2, kept: false })
      const before = new ImportRuns({ ...parts, platform: first })
      const { id } = await before.start(upload(text), query)
      await before.settled()
      assert.deepEqual([failures.length, first.ids.length, (await before.report(id)).finished], [1, 500, false])
      const second = new Recorder()
      const after = new ImportRuns({ ...parts, platform: second })
      await after.resumeAll()
      await after.settled()
      assert.deepEqual([...first.ids, ...second.ids], people(1200))
      assert.deepEqual((await after.report(id)).accepted, 1200)
      assert.deepEqual(await readdir(directory), [`${id}.json`])
    }))

  it('tell each step, the last as finished', () =>
    inFolder(async (directory) => {
      const steps: LongWork[] = []
      const runs = new ImportRuns({ platform: new Recorder(), directory, report: (work) => void steps.push(work), onFailure })
      await runs.start(upload(text), { ...query, name: 'people' })
      await runs.settled()
      assert.deepEqual(
        steps.map(({ done, finished }) => [done, finished]),
        [
          [0, false],
          [500, false],
          [1000, false],
          [1200, false],
          [1200, true],
        ],
      )
    }))

  it('forget at the start the file names that earlier versions kept', () =>
    inFolder(async (directory) => {
      const id = 'b'.repeat(64)
      const tally = { rows: 1, accepted: 1, refused: 0, problems: [], ignored: {} }
      const kept = { id, format: 'ndjson', name: 'Import of Ulfgang_Zorblatt.json', lastRow: 1, tally, finished: true }
      await writeFile(join(directory, `${id}.json`), JSON.stringify(kept))
      const runs = new ImportRuns({ platform: new Recorder(), directory, report: () => {}, onFailure })
      await runs.resumeAll()
      assert.doesNotMatch(await readFile(join(directory, `${id}.json`), 'utf8'), /Zorblatt/)
      assert.equal((await runs.report(id)).accepted, 1)
    }))

  it('take every record of a CSV but the one with a byte that is no UTF-8, in a preview and across a crash', () =>
    inFolder(async (directory) => {
      const query = { format: 'csv', subject: 'members' } as const
      const lines = (ids: readonly string[]) => ids.map((id) => `${id}\n`).join('')
      async function* body(): AsyncIterable<Uint8Array> {
        yield Buffer.from(`id,name\n${lines(people(700).map((id) => `${id},Jörg`))}`)
        yield Buffer.from('spoiled,J\u00f6rg\n', 'latin1')
        yield Buffer.from(lines(people(1500).slice(700)).replaceAll('\n', ',Jörg\n'))
      }
      const parts = { directory, report: () => {}, onFailure: () => {} }
      const first = new Recorder({ call: 3, kept: true })
      const before = new ImportRuns({ ...parts, platform: first })
      const { accepted, problems } = await before.preview(body(), query)
      assert.deepEqual([accepted, problems.map(({ field, rows }) => [field, rows])], [1500, [['name', [701]]]])
      const { id } = await before.start(body(), query)
      await before.settled()
      const second = new Recorder()
      const after = new ImportRuns({ ...parts, platform: second })
      await after.resumeAll()
      await after.settled()
      assert.deepEqual([...new Set([...first.ids, ...second.ids])], people(1500))
      const report = await after.report(id)
      assert.deepEqual([report.rows, report.accepted, report.problems[0]!.rows], [1501, 1500, [701]])
    }))

  it('keep nothing of a preview and nothing of an upload that broke off', () =>
    inFolder(async (directory) => {
      const runs = new ImportRuns({ platform: new Recorder(), directory, report: () => {}, onFailure })
      assert.equal((await runs.preview(upload(text), query)).accepted, 1200)
      async function* broken(): AsyncIterable<Uint8Array> {
        yield Buffer.from('{"id":')
        throw new Error('connection lost')
      }
      await assert.rejects(runs.start(broken(), query), /connection lost/)
      await assert.rejects(runs.start(upload(''), query), /empty/)
      assert.deepEqual(await readdir(directory), [])
    }))
})
