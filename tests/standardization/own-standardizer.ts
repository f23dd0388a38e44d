import { loadPlaces } from '../../src/adapters/files/geonames.ts'
import { loadOwnTaxonomy } from '../../src/adapters/files/taxonomy-files.ts'
import { createStandardizer } from '../../src/standardization/standardizer.ts'

/** With the taxonomy and the places that the platform comes with. */
export const ownStandardizer = createStandardizer(loadOwnTaxonomy(), loadPlaces())
