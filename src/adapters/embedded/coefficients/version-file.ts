/**
 * The effects of one version of a coordinate: an LMDB file that is written once, in the order of its keys, and only read ever after. It
 * is written without waiting for the disk and made durable as a whole: until then it does not count.
 */
import { open as openFile } from 'node:fs/promises'
import { type Database, open } from 'lmdb'
import type { EffectEntries, EffectEntry } from '../../../models/glmix/coefficient-store.ts'
import type { Effect } from '../../../models/glmix/effect.ts'
import { effectDecoder, encodeEffect, nameAfterEffect } from './effect-codec.ts'
import { entityKey, entityOf, keyHash, keyScratch, nameBeside } from './entity-key.ts'
import { EntrySort, type KeyedBytes } from './entry-sort.ts'

/** LMDB, and those who read the folder, take a path with an extension for a file. */
export const effectsFile = 'effects.mdb'

type Rows = Database<Buffer, Uint8Array>

/** Resolves with the number of entities once they are on disk. Throws RangeError for an entity that stands twice or an effect that is none. */
export async function writeVersionFile(path: string, entries: EffectEntries): Promise<number> {
  const sort = new EntrySort(`${path}.spill`)
  try {
    for await (const { entity, effect } of entries) {
      await sort.add(keyHash(entity), { key: entityKey(entity), value: encoded(entity, effect) })
    }
    const count = await append(path, sort)
    await makeDurable(path)
    return count
  } finally {
    await sort.close()
  }
}

async function append(path: string, sort: EntrySort): Promise<number> {
  const rows: Rows = openRows(path, false)
  try {
    let count = 0
    let last: Uint8Array = Buffer.alloc(0)
    for await (const part of sort.sorted()) {
      demandDistinct(last, part)
      rows.transactionSync(() => {
        for (const { key, value } of part) rows.putSync(key, value, { append: true })
      })
      count += part.length
      last = Uint8Array.from(part.at(-1)?.key ?? last)
    }
    return count
  } finally {
    await rows.close()
  }
}

async function makeDurable(path: string): Promise<void> {
  const file = await openFile(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export class VersionFile {
  readonly #rows: Rows
  readonly #scratch = keyScratch()

  constructor(path: string) {
    this.#rows = openRows(path, true)
  }

  readMany(entities: readonly string[]): readonly (Effect | undefined)[] {
    const decode = effectDecoder()
    return entities.map((entity) => {
      const bytes = this.#rows.getBinaryFast(entityKey(entity, this.#scratch))
      return bytes === undefined ? undefined : decode(bytes)
    })
  }

  *entries(): Generator<EffectEntry> {
    const decode = effectDecoder()
    for (const { key, value } of this.#rows.getRange({})) yield { entity: entityOf(key, nameAfterEffect(value)), effect: decode(value) }
  }

  async close(): Promise<void> {
    await this.#rows.close()
  }
}

function openRows(path: string, readOnly: boolean): Rows {
  return open<Buffer, Uint8Array>({ path, keyEncoding: 'binary', encoding: 'binary', compression: false, noSync: true, readOnly })
}

function encoded(entity: string, effect: Effect): Buffer {
  try {
    return encodeEffect(effect, nameBeside(entity))
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new RangeError(`the effect of entity "${shortened(entity)}": ${cause.message}`, { cause })
  }
}

function demandDistinct(last: Uint8Array, part: readonly KeyedBytes[]): void {
  let before = last
  for (const { key, value } of part) {
    if (key.equals(before)) throw new RangeError(`entity "${shortened(entityOf(key, nameAfterEffect(value)))}" stands twice`)
    before = key
  }
}

function shortened(entity: string): string {
  return entity.length <= 40 ? entity : `${entity.slice(0, 40)}…`
}
