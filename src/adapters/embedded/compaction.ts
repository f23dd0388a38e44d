/**
 * Copies the store row by row into a fresh file: nothing deleted is in it, not even in the unused parts of its pages. With
 * erasures under way the copy is redacted: pages, queries, dictionary, and not the notes of the erasures themselves.
 */
import type { Term } from '../../domain/term.ts'
import { accounts } from '../../events/accounts.ts'
import { projectionStates } from '../../events/projection-runner.ts'
import { typeAt } from './codec/event-codec.ts'
import { dictionaryTable } from './dictionary.ts'
import { type Entry, Environment, type TableChanges } from './environment.ts'
import { chunkCount, packChunk, recordAt } from './log-chunk.ts'
import { type Erased, redactRecord } from './redaction.ts'
import { erasureTable, logTable } from './store-tables.ts'
import { encodeValue } from './value-codec.ts'

export interface Redaction {
  readonly erased: Erased
  readonly forgotten: ReadonlySet<Term>
}

/** Bytes a transaction of the copy: enough to be quick, little enough to let others breathe. */
const batchBytes = 4_000_000

export async function copyStore(source: Environment, path: string, redaction: Redaction | undefined): Promise<void> {
  const target = new Environment(path, source.tables)
  try {
    const stale = await copyTable(target, logTable, redactedLog(source, redaction))
    for (const table of source.tables) {
      if (table === logTable || table === erasureTable || (stale && accounts.tables.includes(table))) continue
      await copyTable(target, table, rowsOf(source, table, redaction, stale))
    }
  } finally {
    await target.close()
  }
}

interface Row extends Entry {
  /** A saved query or project was redacted: the projection that quotes it is rebuilt from the redacted log. */
  readonly quoted?: boolean
}

async function copyTable(target: Environment, table: string, rows: Iterable<Row>): Promise<boolean> {
  let [batch, size, quoted] = [[] as Entry[], 0, false]
  for (const row of rows) {
    batch.push(row)
    size += row.bytes.length + 64
    quoted ||= row.quoted === true
    if (size < batchBytes) continue
    await target.commit([changesOf(table, batch)])
    ;[batch, size] = [[], 0]
  }
  if (batch.length > 0) await target.commit([changesOf(table, batch)])
  return quoted
}

function changesOf(table: string, puts: readonly Entry[]): TableChanges {
  return { table, cleared: false, puts }
}

function* redactedLog(source: Environment, redaction: Redaction | undefined): Generator<Row> {
  for (const { key, bytes } of source.entries(logTable)) {
    yield redaction === undefined ? { key, bytes } : { key, ...redactChunk(bytes, redaction.erased) }
  }
}

function redactChunk(bytes: Uint8Array, erased: Erased): { bytes: Uint8Array; quoted: boolean } {
  const records = Array.from({ length: chunkCount(bytes) }, (_, i) => recordAt(bytes, i))
  const redacted = records.map((record) => redactRecord(record, erased))
  const changed = redacted.filter((record, i) => record !== records[i])
  if (changed.length === 0) return { bytes, quoted: false }
  return { bytes: packChunk(redacted), quoted: changed.some((record) => typeAt(record, 0) !== 'page-shown') }
}

function* rowsOf(source: Environment, table: string, redaction: Redaction | undefined, stale: boolean): Generator<Row> {
  for (const row of source.entries(table)) {
    if (stale && table === projectionStates && row.key === accounts.name) continue
    if (table === dictionaryTable && redaction?.forgotten.has(Number(row.key))) yield { key: row.key, bytes: encodeValue(null) }
    else yield row
  }
}
