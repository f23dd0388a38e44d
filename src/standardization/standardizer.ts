/** What standardization needs: the compiled taxonomy and the places. Immutable; a new taxonomy makes a new one. */
import type { PlaceRows } from './places/place-rows.ts'
import type { Place } from './places/places.ts'
import { Places } from './places/places.ts'
import { compileTaxonomy, type Taxonomy } from './taxonomy.ts'
import type { TaxonomyData } from './taxonomy-data.ts'

export interface Standardizer {
  readonly taxonomy: Taxonomy
  readonly places: Places
}

export function createStandardizer(taxonomyData: TaxonomyData, placeRows: PlaceRows): Standardizer {
  return { taxonomy: compileTaxonomy(taxonomyData), places: new Places(placeRows) }
}

/** Values of the cities within `km` of a point. */
export function placesWithin({ places }: Standardizer, latitude: number, longitude: number, km: number): readonly string[] {
  return places.within(latitude, longitude, km)
}

/** The place that a `location` value names. */
export function placeOf({ places }: Standardizer, value: string): Place | undefined {
  return places.at(value)
}
