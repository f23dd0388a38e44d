/** Effects that were refitted since the model was trained, read from the events that hold them: the newest for new pages, those it names for an old one. */
import { PlatformError } from '../domain/errors.ts'
import type { Event, Stored } from '../domain/event.ts'
import type { Offset } from '../domain/ids.ts'
import type { EffectRefitted } from '../domain/model-events.ts'
import type { Reader } from '../events/records.ts'
import { refittedEffectOffset } from '../events/refitted-effects.ts'
import type { ExplainParts } from '../serving/page/explain-page.ts'
import type { RefittedEffect, RefittedEffects } from '../serving/ranking/row-effects.ts'

export interface RefittedParts {
  readonly reader: Reader
  readonly eventAt: (offset: Offset) => Stored<Event> | undefined
}

export function newestRefitted({ reader, eventAt }: RefittedParts): RefittedEffects {
  return (version, coordinate, entity) => {
    const key = Number(entity)
    // Recruiters and contracts go by ids that are no keys.
    const offset = Number.isInteger(key) ? refittedEffectOffset(reader, version, coordinate, key) : undefined
    return offset === undefined ? undefined : effectOf(offset, demand(offset, eventAt))
  }
}

export function refittedAt({ eventAt }: Pick<RefittedParts, 'eventAt'>): ExplainParts['refittedAt'] {
  return (offset) => {
    const event = demand(offset, eventAt)
    return { ...effectOf(offset, event), coordinate: event.coordinate, entity: String(event.entity) }
  }
}

function demand(offset: Offset, eventAt: RefittedParts['eventAt']): EffectRefitted {
  const event = eventAt(offset)?.event
  if (event?.type === 'effect-refitted') return event
  throw new PlatformError('unavailable', `event ${offset} holds no refitted effect; restore the store from a copy`)
}

function effectOf(offset: Offset, { features, coefficients, variances }: EffectRefitted): RefittedEffect {
  return { offset, effect: features.length === 0 ? undefined : { features, coefficients, variances } }
}
