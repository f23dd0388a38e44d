/** Where in the log each shown page lies, by its request. A projection. */
import type { Offset, RequestId } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import type { Reader } from './records.ts'

export const pages: Projection = {
  name: 'pages',
  version: 1,
  tables: ['pages'],
  apply(events, transaction) {
    for (const { offset, event } of events) if (event.type === 'page-shown') transaction.put('pages', event.request, offset)
  },
}

export function pageOffset(reader: Reader, request: RequestId): Offset | undefined {
  return reader.get('pages', request)
}
