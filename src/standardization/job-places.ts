/** Where a job is, and which of the places it states nobody knows. */
import type { Job } from '../domain/job.ts'
import type { PlaceText } from '../domain/place.ts'
import { type Draft, entriesOf } from './draft.ts'
import type { Places } from './places/places.ts'
import { resolvePlace } from './places/resolve-place.ts'
import { unreadPlace } from './places/unread-place.ts'

/** Where the posting names no place, the places it targets are its own. */
export function addJobPlaces(places: Places, draft: Draft, { location, targeting }: Job): void {
  const own = location === undefined ? undefined : resolvePlace(places, location)
  const targeted = entriesOf(targeting.locations).map((place) => resolvePlace(places, place))
  draft.addPlace(own, 'location')
  if (own === undefined) for (const [index, place] of targeted.entries()) draft.addPlace(place, 'targeting.locations[]', index)
  const first = own ?? targeted.find((place) => place !== undefined)
  if (first === undefined) return
  draft.setNumber('latitude', first.latitude)
  draft.setNumber('longitude', first.longitude)
}

/** A location that says how people work ("Remote") is no unknown place. */
export function addUnreadPlaces(places: Places, draft: Draft, { location, targeting }: Job): void {
  if (location !== undefined && !isWayOfWork(location)) addUnread(places, draft, location, 'location', 0)
  for (const [index, place] of entriesOf(targeting.locations).entries()) addUnread(places, draft, place, 'targeting.locations[]', index)
}

function addUnread(places: Places, draft: Draft, place: PlaceText, field: 'location' | 'targeting.locations[]', index: number): void {
  const unread = unreadPlace(places, place)
  if (unread !== undefined) draft.addUnread({ field, index, ...unread })
}

function isWayOfWork({ city, region, text = '' }: PlaceText): boolean {
  return city === undefined && region === undefined && /\b(remote|hybrid|on-?site)\b/i.test(text)
}
