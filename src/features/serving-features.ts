/** The feature set of pages: what shards compute for a document, then what the federator adds. */
import { featureSetHash } from './feature-set-hash.ts'
import { documentFeatures, shadowFeatures } from './sets.ts'
import { storedFeatures } from './stored-features.ts'

export const servingFeatures: readonly string[] = [...documentFeatures, ...storedFeatures].map(({ name }) => name)

export const servingFeatureSet = featureSetHash(servingFeatures)

const shadows: ReadonlySet<string> = new Set(shadowFeatures.map(({ name }) => name))

/** What models are trained on where nobody says otherwise. */
export const trainedFeatures: readonly string[] = servingFeatures.filter((name) => !shadows.has(name))
