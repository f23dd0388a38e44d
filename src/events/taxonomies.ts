/** Which taxonomy documents and queries speak, and which came before it. A projection. */
import type { Timestamp } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import type { Reader } from './records.ts'

export interface TaxonomyInUse {
  readonly version: string
  readonly source: string
  readonly at: Timestamp
  /** Every document speaks it. */
  readonly applied: boolean
}

export const taxonomies: Projection = {
  name: 'taxonomies',
  version: 1,
  tables: ['taxonomies'],
  apply(events, transaction) {
    for (const { event } of events) {
      if (event.type === 'taxonomy-imported') {
        const { version, source, at } = event
        transaction.put('taxonomies', current, { version, source, at, applied: false } satisfies TaxonomyInUse)
      }
      const inUse = event.type === 'taxonomy-applied' ? taxonomyInUse(transaction) : undefined
      if (event.type === 'taxonomy-applied' && inUse?.version === event.version)
        transaction.put('taxonomies', current, { ...inUse, applied: true })
    }
  },
}

const current = 'current'

/** The last one imported; undefined before the first. */
export function taxonomyInUse(reader: Reader): TaxonomyInUse | undefined {
  return reader.get('taxonomies', current)
}
