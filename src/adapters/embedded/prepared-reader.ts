/** A reader that lets something be done first, each time a table is read. */
import type { Reader, RecordKey } from '../../events/records.ts'
import type { KeyRange } from './environment.ts'

export function preparedReader(prepare: (table: string) => void, reader: Reader): Reader {
  return {
    get<T>(table: string, key: RecordKey) {
      prepare(table)
      return reader.get<T>(table, key)
    },
    bytes(table, key) {
      prepare(table)
      return reader.bytes(table, key)
    },
    range<T>(table: string, range?: KeyRange) {
      prepare(table)
      return reader.range<T>(table, range)
    },
  }
}
