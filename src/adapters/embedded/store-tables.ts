/** Every table of the store, those of the projections left out. */
import { dictionaryTable } from './dictionary.ts'
import { documentTables } from './documents.ts'
import { keyTables } from './keys.ts'
import { payloadTable } from './payloads.ts'

export const logTable = 'log'
/** Format of the store. */
export const metaTable = 'meta'
/** Erasures under way, each with what names the person: gone when the store was compacted. */
export const erasureTable = 'erasures'

export const storeTables: readonly string[] = [
  logTable,
  metaTable,
  erasureTable,
  payloadTable,
  dictionaryTable,
  ...keyTables,
  ...documentTables,
]
