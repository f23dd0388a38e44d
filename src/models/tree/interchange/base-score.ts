/**
 * XGBoost stores its starting margin as the prediction it stands for, which depends on the objective: a probability for logistic
 * ones, a mean for those with a logarithm, the margin itself for all others. Everything is rounded to float32 as XGBoost does.
 */

/** By the first two numbers of the version that wrote the file. */
export type XgboostVersion = readonly number[]

type Link = (prediction: number, version: XgboostVersion) => number

const logit = (p: number): number => Math.fround(-Math.log(Math.fround(Math.fround(1 / p) - 1)))
const log: Link = (mean) => Math.fround(Math.log(mean))
const same: Link = (margin) => margin

/** From 3.2 on a probability is first kept away from 0 and 1, so that labels of one class have a finite margin. */
const logistic: Link = (p, version) => logit(isBefore(version, 3, 2) ? p : Math.min(Math.max(p, edge), Math.fround(1 - edge)))
const edge = Math.fround(1e-6)

/** Until 2.0 the raw margin started from a probability all the same. */
const rawLogistic: Link = (value, version) => (isBefore(version, 2, 0) ? logit(value) : value)

const links: Readonly<Record<string, Link>> = {
  'reg:squarederror': same,
  'reg:linear': same,
  'reg:squaredlogerror': same,
  'reg:pseudohubererror': same,
  'reg:absoluteerror': same,
  'reg:quantileerror': same,
  'reg:expectileerror': same,
  'rank:pairwise': same,
  'rank:ndcg': same,
  'rank:map': same,
  'binary:hinge': same,
  'reg:logistic': logistic,
  'binary:logistic': logistic,
  'binary:logitraw': rawLogistic,
  'count:poisson': log,
  'reg:gamma': log,
  'reg:tweedie': log,
  'survival:cox': log,
  'survival:aft': log,
}

/** `text` is a number, or from 3.1 on a list of numbers in brackets. Throws RangeError for objectives that are not known or have several outputs. */
export function baseMargin(text: string, objective: string, version: XgboostVersion): number {
  const link = Object.hasOwn(links, objective) ? links[objective] : undefined
  if (link === undefined) throw new RangeError(`what base_score means to the objective "${objective}" is not known; it cannot be read`)
  const prediction = Math.fround(Number(/^\s*\[?\s*([^[\],\s]+)\s*\]?\s*$/.exec(text)?.[1]))
  if (Number.isNaN(prediction)) throw new RangeError(`learner_model_param.base_score should be one number, but is "${text}"`)
  const margin = link(prediction, version)
  if (!Number.isFinite(margin)) throw new RangeError(`base_score "${text}" of the objective "${objective}" has no finite margin`)
  return margin + 0
}

/** A probability whose margin is this one to the last bit; there is none for some margins far from 0. */
export function probabilityOf(margin: number): number | undefined {
  const near = Math.fround(1 / (1 + Math.exp(-margin)))
  return neighbours(near, 64).find((p) => p > 0 && p < 1 && logit(p) === margin)
}

function neighbours(value: number, reach: number): number[] {
  const bits = new Uint32Array(Float32Array.of(value).buffer)[0]
  const steps = Array.from({ length: 2 * reach + 1 }, (_, step) => bits + step - reach)
  return Array.from(new Float32Array(Uint32Array.from(steps).buffer))
}

function isBefore([major = 0, minor = 0]: XgboostVersion, otherMajor: number, otherMinor: number): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor)
}
