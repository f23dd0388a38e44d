/** Where in the log the newest refitted effect of each entity lies, by version of the model and coordinate. A projection. */
import type { Offset } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import type { Reader } from './records.ts'

export const refittedEffects: Projection = {
  name: 'refitted-effects',
  version: 1,
  tables: ['refitted-effects'],
  apply(events, transaction) {
    for (const { offset, event } of events) {
      if (event.type === 'effect-refitted') transaction.put('refitted-effects', [event.model, event.coordinate, event.entity], offset)
    }
  },
}

export function refittedEffectOffset(reader: Reader, model: string, coordinate: string, entity: number): Offset | undefined {
  return reader.get('refitted-effects', [model, coordinate, entity])
}
