/** The feature set of pages: what shards compute for a document, then what the federator adds. */
import { featureSetHash } from './feature-set-hash.ts'
import { documentFeatures } from './sets.ts'
import { storedFeatures } from './stored-features.ts'

export const servingFeatures: readonly string[] = [...documentFeatures, ...storedFeatures].map(({ name }) => name)

export const servingFeatureSet = featureSetHash(servingFeatures)
