/** The store's documents as an index catches up with them: in the order of the log, in changes of bounded size. */
import { documentChanges } from '../adapters/embedded/documents.ts'
import type { Kind } from '../adapters/embedded/keys.ts'
import type { Offset } from '../domain/ids.ts'
import type { Reader } from '../events/records.ts'
import type { IndexDocument } from '../search/index-document.ts'
import type { DocumentChanges } from './index-keeper.ts'

const changeSize = 2000

/** `end` gives the offset at which the log stands when catching up begins. */
export function documentSource(reader: Reader, kind: Kind, end: () => number): DocumentChanges {
  return {
    async *changesSince(offset) {
      const to = end()
      let upserts: IndexDocument[] = []
      let removals: number[] = []
      for (const { key, version, document } of documentChanges(reader, kind, offset as Offset)) {
        if (document === undefined) removals.push(key)
        else upserts.push(document)
        if (upserts.length + removals.length < changeSize) continue
        yield { upserts, removals, offset: version }
        upserts = []
        removals = []
      }
      yield { upserts, removals, offset: to }
    },
  }
}
