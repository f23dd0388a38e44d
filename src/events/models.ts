/** Which version of each model serves, and every promotion that led there. A projection. */
import type { Offset, Timestamp } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import { prefixEnd } from './record-key.ts'
import type { Reader } from './records.ts'

export interface ModelPromotion {
  readonly version: string
  readonly reason: string
  readonly pinned: boolean
  readonly rollBack: boolean
  readonly at: Timestamp
  readonly offset: Offset
}

export const models: Projection = {
  name: 'models',
  version: 3,
  tables: ['models', 'model-promotions'],
  apply(events, transaction) {
    for (const { offset, event } of events) {
      if (event.type !== 'model-promoted') continue
      const { model, version, reason, pinned = false, rollBack = false, at } = event
      const promotion: ModelPromotion = { version, reason, pinned, rollBack, at, offset }
      transaction.put('models', model, promotion)
      transaction.put('model-promotions', [model, offset], promotion)
    }
  },
}

export function currentModel(reader: Reader, model: string): ModelPromotion | undefined {
  return reader.get('models', model)
}

/** Oldest first; a roll-back is the promotion of an earlier version. */
export function modelPromotions(reader: Reader, model: string): readonly ModelPromotion[] {
  return [...reader.range<ModelPromotion>('model-promotions', { from: [model], to: prefixEnd([model]) })].map(({ value }) => value)
}

/** Versions that stand on one another, the current one last: a promotion comes on top, a roll-back takes the top away. */
export function standingVersions(promotions: readonly Pick<ModelPromotion, 'version' | 'rollBack'>[]): readonly string[] {
  const standing: string[] = []
  for (const { version, rollBack } of promotions) {
    if (rollBack) standing.pop()
    if (standing.at(-1) !== version) standing.push(version)
  }
  return standing
}
