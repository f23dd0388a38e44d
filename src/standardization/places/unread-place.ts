/** What of a stated place names nothing known: the whole of it, or its city or region inside a wider place that then stands for it. */
import type { PlaceText } from '../../domain/place.ts'
import { partsOf } from './place-text.ts'
import type { Place, Places } from './places.ts'
import { readingsOf } from './qualifiers.ts'
import { resolvePlace } from './resolve-place.ts'

export interface UnreadPlace {
  readonly text: string
  /** Value of the wider place that is used instead; absent where none is. */
  readonly readAs?: string
}

/** Undefined where all of it was read, and for words that stand for no place ("Remote, Germany"). */
export function unreadPlace(places: Places, place: PlaceText): UnreadPlace | undefined {
  const narrowest = place.city ?? place.region ?? place.text
  if (narrowest === undefined) return undefined
  const read = resolvePlace(places, place)
  if (read === undefined) return { text: place.text ?? narrowest }
  if (read.value.startsWith('city:')) return undefined
  const [name] = partsOf(places, narrowest)
  return name === undefined || isNamed(places, name, read) ? undefined : { text: narrowest, readAs: read.value }
}

/** Whether the name is that of the place or of one around it. */
function isNamed(places: Places, name: string, { value, ancestors }: Place): boolean {
  const named = readingsOf(places, name).map(({ country, region }) => (region === undefined ? `country:${country}` : `region:${region}`))
  return [value, ...ancestors].some((each) => named.includes(each))
}
