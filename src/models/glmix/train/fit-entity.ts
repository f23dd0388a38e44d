/**
 * One entity's independent fit: by Newton with Cholesky steps, or by L-BFGS where it has seen more than 200 features. It starts from
 * the entity's state in memory and leaves there what it found; the margins of the entity's rows are moved along. The same code serves
 * training and the refit of a single entity.
 */
import { lbfgs } from '../../../math/optimize/lbfgs.ts'
import { addCellCurvatures } from './cell-rows.ts'
import { type EntityWork, evaluateAt, gatherMargins, gatherRows, scatterMargins } from './entity-objective.ts'
import { newtonWidth } from './fit-room.ts'
import { factorizeHessian, fitByNewton, type NewtonStopping } from './newton-entity.ts'

export interface FitSettings extends NewtonStopping {
  /** Whether variances are wanted of this fit. */
  readonly variances: boolean
}

export function fitEntity(work: EntityWork, settings: FitSettings): void {
  gatherRows(work)
  if (work.entity.size <= newtonWidth) fitByNewton(work, settings)
  else fitByLbfgs(work, settings)
  if (settings.variances) writeVariances(work)
  scatterMargins(work)
}

/** Adds the entity's scores, as its state has them, to the margins of its rows. */
export function scoreEntity(work: EntityWork): void {
  gatherMargins(work, work.room.offsets)
  scatterMargins(work)
}

function fitByLbfgs(work: EntityWork, { maxIterations }: FitSettings): void {
  const { room, entity } = work
  const { numbers } = work.memory
  const { size, point, width } = entity
  const [at, trial, g] = [point >>> 3, room.trial >>> 3, room.gradient >>> 3]
  numbers.fill(0, trial, trial + width)
  const smooth = {
    size,
    evaluate: (x: Float64Array, gradient: Float64Array) => {
      numbers.set(x, trial)
      const value = evaluateAt(work, room.trial)
      gradient.set(numbers.subarray(g, g + size))
      return value
    },
  }
  const found = lbfgs(smooth, numbers.slice(at, at + size), { tolerance: 1e-8, maxIterations })
  numbers.set(found.point, at)
}

/** diag(H⁻¹), or 1 / diag(H) where H is too large to be inverted. */
function writeVariances(work: EntityWork): void {
  const { memory, room, entity, fitted } = work
  const { size, width, drawn, variances, precisions, point } = entity
  evaluateAt(work, point)
  if (size <= newtonWidth) {
    factorizeHessian(work)
    fitted.kernel.inverseDiagonal(room.hessian, size, width, variances, room.step)
    return
  }
  const { numbers } = memory
  const diagonal = numbers.slice(precisions >>> 3, (precisions >>> 3) + width)
  addCellCurvatures(memory.memory, fitted.rows, { first: 0, count: drawn }, room.curvatures, diagonal)
  for (let j = 0; j < size; j++) numbers[(variances >>> 3) + j] = 1 / diagonal[j]
}
