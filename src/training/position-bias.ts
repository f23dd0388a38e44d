/**
 * How much more often the upper places are looked at, learned where no ranking chose who stands there: in the random bucket the
 * share of views at a place, over that at the first, is the propensity of the place (inverse propensity weighting: Joachims,
 * Swaminathan, Schnabel, WSDM 2017). Places are taken together in bands that widen downwards.
 */
import type { TrainingPages } from './training-pages.ts'

/** First place of each band. */
const bands = [0, 1, 2, 3, 5, 8, 13, 20, 30, 50, 75, 100]
/** Fewer views in the bucket say nothing. */
const leastViews = 300
/** A single answer far down must not outvote all others. */
const mostWeight = 10

/** Propensity by place, 1 at the first; undefined where the bucket holds too little to tell. */
export type Propensities = (place: number) => number

export function learnPropensities({ examples, random, places, viewed }: TrainingPages): Propensities | undefined {
  const [shown, seen] = [new Float64Array(bands.length), new Float64Array(bands.length)]
  const requests = examples.requests!
  random.forEach((isRandom, page) => {
    if (isRandom === 0) return
    for (let row = requests[page]!; row < requests[page + 1]!; row++) {
      const band = bandOf(places[row]!)
      shown[band]!++
      seen[band]! += viewed[row]!
    }
  })
  if (seen.reduce((sum, count) => sum + count, 0) < leastViews) return undefined
  const rates = seen.map((count, band) => (count + 1) / (shown[band]! + 2))
  // Nobody looks further down more often: what says so is noise.
  for (let band = 1; band < rates.length; band++) rates[band] = Math.min(rates[band]!, rates[band - 1]!)
  return (place) => rates[bandOf(place)]! / rates[0]!
}

/**
 * Weights for answers on ranked pages: mean propensity of the bucket / propensity of the place, so that a ranked page counts as much as
 * one of the bucket, whose answers weigh 1, and an answer far down for all who would have answered, had they been looked at.
 */
export function inversePropensities(pages: TrainingPages, propensity: Propensities): Float64Array {
  const { examples, random, places } = pages
  const requests = examples.requests!
  const usual = bucketPropensity(pages, propensity)
  const weights = new Float64Array(examples.labels.length).fill(1)
  random.forEach((isRandom, page) => {
    if (isRandom === 1) return
    for (let row = requests[page]!; row < requests[page + 1]!; row++) {
      if (examples.labels[row]! > 0) weights[row] = Math.min(mostWeight, usual / propensity(places[row]!))
    }
  })
  return weights
}

/** Mean over the rows of the bucket; 1 where none of its pages are among these. */
function bucketPropensity({ examples, random, places }: TrainingPages, propensity: Propensities): number {
  const requests = examples.requests!
  let [sum, rows] = [0, 0]
  random.forEach((isRandom, page) => {
    if (isRandom === 0) return
    for (let row = requests[page]!; row < requests[page + 1]!; row++) sum += propensity(places[row]!)
    rows += requests[page + 1]! - requests[page]!
  })
  return rows === 0 ? 1 : sum / rows
}

function bandOf(place: number): number {
  let band = 0
  while (band + 1 < bands.length && place >= bands[band + 1]!) band++
  return band
}
