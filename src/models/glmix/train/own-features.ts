/** Which features an entity's fit is about: those that its rows have, the most telling of them where there are too many. */
import type { Coordinate } from '../glmix-options.ts'
import { type FeatureSums, mostCorrelated } from './correlated-features.ts'
import type { OwnRows } from './own-rows.ts'
import type { RowSource } from './row-source.ts'

/**
 * Of the first `drawn` rows, ascending; no more than the ratio allows, but always the intercept. Under a ratio a feature that has one value
 * in all of them is none: it tells no row from another, and beside an intercept it would be a second one that goes by a false name.
 * `places` holds zeros, and holds them again at the end.
 */
export function ownFeatures(coordinate: Coordinate, source: RowSource, own: OwnRows, drawn: number, places: Uint32Array): Uint32Array {
  const { featuresToSamplesRatio, intercept } = coordinate
  const seen = featuresSeen(own, drawn, places)
  const features = intercept && featuresToSamplesRatio < Infinity ? varying(seen, own, drawn, places) : seen
  const most = Math.ceil(featuresToSamplesRatio * drawn)
  if (features.length - Number(coordinate.intercept) <= most) return features
  return mostTelling(features, sumsOf(features, source, own, drawn, places), most, coordinate.intercept)
}

function featuresSeen(own: OwnRows, drawn: number, places: Uint32Array): Uint32Array {
  const found: number[] = []
  for (let cell = 0; cell < own.starts[drawn]; cell++) {
    const feature = own.features[cell]
    if (places[feature] !== 0) continue
    places[feature] = 1
    found.push(feature)
  }
  const features = ascending(found, places)
  for (const feature of found) places[feature] = 0
  return features
}

/** The intercept, which comes first, and those whose values differ; what a row does not have is 0 there. */
function varying(features: Uint32Array, own: OwnRows, drawn: number, places: Uint32Array): Uint32Array {
  features.forEach((feature, place) => {
    places[feature] = place + 1
  })
  const [first, cells, equal] = [new Float64Array(features.length), new Uint32Array(features.length), new Uint32Array(features.length)]
  for (let cell = 0; cell < own.starts[drawn]; cell++) {
    const place = places[own.features[cell]] - 1
    if (cells[place] === 0) first[place] = own.values[cell]
    cells[place]++
    if (own.values[cell] === first[place]) equal[place]++
  }
  for (const feature of features) places[feature] = 0
  return features.filter((_, place) => place === 0 || equal[place] < drawn)
}

/** Sorted; or, where most of all are found, looked up one after the other, which is faster. */
function ascending(found: readonly number[], places: Uint32Array): Uint32Array {
  const features = new Uint32Array(found.length)
  if (found.length * 4 < places.length) {
    features.set(found)
    return features.sort()
  }
  for (let feature = 0, at = 0; at < features.length; feature++) if (places[feature] !== 0) features[at++] = feature
  return features
}

function sumsOf(features: Uint32Array, { labels, weights }: RowSource, own: OwnRows, drawn: number, places: Uint32Array): FeatureSums {
  features.forEach((feature, place) => {
    places[feature] = place + 1
  })
  const [x, xSquare, xLabel] = [0, 0, 0].map(() => new Float64Array(features.length))
  let [weight, label, labelSquare] = [0, 0, 0]
  for (let i = 0; i < drawn; i++) {
    const row = own.rows[i]
    const [w, y] = [weights?.[row] ?? 1, labels[row]]
    weight += w
    label += w * y
    labelSquare += w * y * y
    for (let cell = own.starts[i]; cell < own.starts[i + 1]; cell++) {
      const [place, value] = [places[own.features[cell]] - 1, own.values[cell]]
      x[place] += w * value
      xSquare[place] += w * value * value
      xLabel[place] += w * value * y
    }
  }
  for (const feature of features) places[feature] = 0
  return { weight, label, labelSquare, x, xSquare, xLabel }
}

function mostTelling(features: Uint32Array, sums: FeatureSums, most: number, hasIntercept: boolean): Uint32Array {
  const first = Number(hasIntercept)
  const [x, xSquare, xLabel] = [sums.x.subarray(first), sums.xSquare.subarray(first), sums.xLabel.subarray(first)]
  const kept = mostCorrelated({ ...sums, x, xSquare, xLabel }, most).map((place) => features[place + first])
  return hasIntercept ? Uint32Array.of(features[0], ...kept) : kept
}
