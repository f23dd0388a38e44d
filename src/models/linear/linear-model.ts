/**
 * Linear: score = Σ wᵢ·xᵢ + intercept, over the inputs that are known (a NaN adds nothing), in the order of the row's
 * columns, in float64 over float32 inputs. The order is part of the contract: it makes scores equal bit for bit.
 */
import { columnsOf } from '../columns.ts'
import type { Model, ModelKind, Rows, Scorer } from '../model.ts'

export interface LinearModel extends Model {
  readonly kind: 'linear'
  /** By `features`; finite. */
  readonly weights: Float64Array
  readonly intercept: number
  /** By `features`, the intercept's last; absent for models that were not learned. */
  readonly variances?: Float64Array
}

export const linear: ModelKind<LinearModel> = {
  kind: 'linear',
  check: checkLinear,
  bind: bindLinear,
}

export function linearModel(weights: Readonly<Record<string, number>>, intercept: number): LinearModel {
  return checkLinear({ kind: 'linear', features: Object.keys(weights), weights: Float64Array.from(Object.values(weights)), intercept })
}

function checkLinear(model: Model & Partial<Omit<LinearModel, keyof Model>>): LinearModel {
  const { features, weights, intercept, variances } = model
  if (model.kind !== 'linear' || weights === undefined || intercept === undefined) throw new RangeError('not a linear model')
  if (weights.length !== features.length) throw new RangeError(`${features.length} inputs but ${weights.length} weights`)
  if (new Set(features).size !== features.length) throw new RangeError('a linear model names an input twice')
  if (!weights.every(Number.isFinite) || !Number.isFinite(intercept)) throw new RangeError('a linear model holds finite numbers only')
  if (variances !== undefined && (variances.length !== features.length + 1 || !variances.every((one) => one >= 0)))
    throw new RangeError('a linear model has one variance for each weight and for the intercept')
  return { kind: 'linear', features, weights, intercept, ...(variances === undefined ? {} : { variances }) }
}

function bindLinear(model: LinearModel, columns: readonly string[]): Scorer {
  const weights = new Float64Array(columns.length)
  columnsOf(model, columns).forEach((column, feature) => {
    weights[column] = model.weights[feature]!
  })
  return {
    contribute: (rows, row, into) => contribute(weights, model.intercept, rows, row, into),
    score: (rows, into) => scoreRows(weights, model.intercept, rows, into),
  }
}

function contribute(weights: Float64Array, intercept: number, { values, width }: Rows, row: number, into: Float64Array): void {
  for (let column = 0; column < width; column++) into[column] = addend(weights[column]!, values[row * width + column]!)
  into[width] = intercept
}

function scoreRows(weights: Float64Array, intercept: number, { values, width, count }: Rows, into: Float64Array): void {
  for (let row = 0; row < count; row++) {
    let sum = 0
    for (let column = 0; column < width; column++) sum += addend(weights[column]!, values[row * width + column]!)
    into[row] = sum + intercept
  }
}

/** `x − x` is 0 for finite numbers alone: an infinite input is as little known as a missing one. */
function addend(weight: number, x: number): number {
  return x - x === 0 ? weight * x : 0
}
