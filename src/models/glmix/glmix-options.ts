/** What a GLMix training is told: its coordinates, in the order in which they are fitted, and how often. */
import { type LossName, lossNames } from '../../math/kernels/glm.ts'

export interface CoordinateOptions {
  readonly name: string
  readonly shard: string
  /** Column of entities, each of which gets an effect of its own; absent: a fixed effect, the same for all rows. */
  readonly entity?: string
  /** Of λ/2 · ‖w‖². */
  readonly lambda?: number
  /** False adds an intercept to no row. */
  readonly intercept?: boolean
  /** By default false for fixed effects and true for random ones, since an entity of one class has no optimum without. */
  readonly penalizeIntercept?: boolean
  /** An entity with fewer rows to train on, before the upper bound draws some of them, gets no effect. */
  readonly lowerBound?: number
  /** Of more rows only so many are trained on, drawn by hash and weighing as much as all. */
  readonly upperBound?: number
  /** An entity of n rows keeps the ⌈ratio · n⌉ features that are most correlated with its labels. */
  readonly featuresToSamplesRatio?: number
  /** How strongly the coefficients are held to the warm start: prior/2 · Σ (w − μ)²/σ² instead of λ/2 · w², with its coefficients μ and variances σ². */
  readonly prior?: number
  /** Keeps the coefficients of the warm start. */
  readonly locked?: boolean
}

export interface GlmixOptions {
  readonly coordinates: readonly CoordinateOptions[]
  readonly passes: number
  readonly loss: LossName
  /** A fit ends when half of the decrement that its next step promises is no more than this share of its objective. */
  readonly tolerance: number
  readonly maxIterations: number
}

/** A coordinate with nothing left open. */
export interface Coordinate {
  readonly name: string
  readonly shard: string
  readonly entity: string | undefined
  readonly lambda: number
  readonly intercept: boolean
  readonly penalizeIntercept: boolean
  readonly lowerBound: number
  readonly upperBound: number
  readonly featuresToSamplesRatio: number
  readonly prior: number
  readonly locked: boolean
}

export const glmixDefaults: GlmixOptions = { coordinates: [], passes: 1, loss: 'logistic', tolerance: 1e-11, maxIterations: 200 }

export function coordinateOf(options: CoordinateOptions): Coordinate {
  const isRandom = options.entity !== undefined
  return {
    entity: undefined,
    lambda: 1,
    intercept: true,
    penalizeIntercept: isRandom,
    lowerBound: 0,
    upperBound: Infinity,
    featuresToSamplesRatio: Infinity,
    prior: 0,
    locked: false,
    ...options,
  }
}

/** Throws RangeError that names the option. */
export function checkGlmixOptions({ coordinates, passes, loss, tolerance, maxIterations }: GlmixOptions): void {
  if (coordinates.length === 0)
    throw new RangeError('there are no coordinates; name at least one, such as {"name":"global","shard":"global"}')
  const names = new Set<string>()
  for (const one of coordinates) {
    if (names.has(one.name)) throw new RangeError(`the coordinate "${one.name}" stands twice; give each a name of its own`)
    names.add(one.name)
    checkCoordinate(one)
  }
  if (!lossNames.includes(loss)) throw new RangeError(`the loss "${loss}" is unknown; there are ${lossNames.join(', ')}`)
  if (!Number.isInteger(passes) || passes < 1) throw new RangeError(`"passes" is ${passes}; give a whole number from 1 on`)
  if (!(tolerance >= 0 && tolerance < 1)) throw new RangeError(`"tolerance" is ${tolerance}; give a number from 0 up to 1`)
  if (!Number.isInteger(maxIterations) || maxIterations < 1)
    throw new RangeError(`"maxIterations" is ${maxIterations}; give a whole number from 1 on`)
}

function checkCoordinate(options: CoordinateOptions): void {
  const { name, entity } = options
  const wrong = (option: string, remedy: string) => {
    const value = JSON.stringify(options[option as keyof CoordinateOptions])
    return new RangeError(`the coordinate "${name}" has "${option}" ${value}; ${remedy}`)
  }
  const positive = (option: keyof CoordinateOptions, least: number) => {
    const value = options[option]
    if (value !== undefined && !(typeof value === 'number' && value >= least && value < Infinity))
      throw wrong(option, `give a number from ${least} on`)
  }
  for (const option of ['lambda', 'lowerBound', 'prior', 'featuresToSamplesRatio'] as const) positive(option, 0)
  positive('upperBound', 1)
  const { lowerBound = 0, upperBound = Infinity } = options
  if (lowerBound > upperBound) throw wrong('lowerBound', `which is more than its "upperBound" ${upperBound}; give no more than that`)
  if (entity !== undefined) return
  for (const option of ['lowerBound', 'upperBound', 'featuresToSamplesRatio'] as const)
    if (options[option] !== undefined) throw wrong(option, 'it is of random effects; give an "entity" or leave it out')
}

const coordinateTypes: Readonly<Record<keyof CoordinateOptions, string>> = {
  name: 'string',
  shard: 'string',
  entity: 'string',
  lambda: 'number',
  intercept: 'boolean',
  penalizeIntercept: 'boolean',
  lowerBound: 'number',
  upperBound: 'number',
  featuresToSamplesRatio: 'number',
  prior: 'number',
  locked: 'boolean',
}

/** Options as a person wrote them, with the defaults in place of what is left out. Throws RangeError that names what is wrong. */
export function parseGlmixOptions(given: Readonly<Record<string, unknown>>): GlmixOptions {
  checkTypes('the options', given, {
    coordinates: 'object',
    passes: 'number',
    loss: 'string',
    tolerance: 'number',
    maxIterations: 'number',
  })
  const coordinates = given['coordinates'] ?? []
  if (!Array.isArray(coordinates)) throw new RangeError('"coordinates" is no list; write [{"name":"global","shard":"global"}]')
  coordinates.forEach((one: unknown, i) => {
    if (typeof one !== 'object' || one === null) throw new RangeError(`coordinate ${i + 1} is no object`)
    checkTypes(`coordinate ${i + 1}`, one as Readonly<Record<string, unknown>>, coordinateTypes)
    for (const name of ['name', 'shard'])
      if (!(name in one)) throw new RangeError(`coordinate ${i + 1} has no "${name}"; write {"name":"global","shard":"global"}`)
  })
  const options = { ...glmixDefaults, ...given } as GlmixOptions
  checkGlmixOptions(options)
  return options
}

function checkTypes(what: string, given: Readonly<Record<string, unknown>>, types: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(types, name)) throw new RangeError(`${what}: there is no "${name}"; there are ${Object.keys(types).join(', ')}`)
    if (typeof value !== types[name]) throw new RangeError(`${what}: "${name}" is ${JSON.stringify(value)}; give a ${types[name]}`)
  }
}
