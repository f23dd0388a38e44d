/** Which taxonomy documents and queries speak, and which came before it. A projection. */
import type { Offset, Timestamp } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import type { Reader } from './records.ts'

export interface TaxonomyInUse {
  readonly version: string
  readonly source: string
  readonly at: Timestamp
}

export const taxonomies: Projection = {
  name: 'taxonomies',
  version: 1,
  tables: ['taxonomies'],
  apply(events, transaction) {
    for (const { offset, event } of events) {
      if (event.type !== 'taxonomy-imported') continue
      const { version, source, at } = event
      transaction.put('taxonomies', offset, { version, source, at } satisfies TaxonomyInUse)
    }
  },
}

/** The last one imported, with the offset of its event; undefined before the first. */
export function taxonomyInUse(reader: Reader): (TaxonomyInUse & { readonly offset: Offset }) | undefined {
  for (const { key, value } of reader.range<TaxonomyInUse>('taxonomies', { reverse: true, limit: 1 })) {
    return { ...value, offset: Number(key) as Offset }
  }
  return undefined
}
