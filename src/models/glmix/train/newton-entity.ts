/** One entity's fit by Newton with Cholesky steps, where it has seen few enough features for a Hessian. */
import { addCellHessian } from './cell-rows.ts'
import { type EntityWork, evaluateAt } from './entity-objective.ts'

export interface NewtonStopping {
  readonly tolerance: number
  readonly maxIterations: number
}

/** Armijo's share of the promised decrease. */
const sufficient = 1e-4
const mostHalvings = 40
/** Below this share of the value a step is so near the optimum that rounding, not the step, decides whether the value falls. */
const nearby = 1e-9
const rounding = 1e-12

/** From the entity's point, which moves to the minimum. */
export function fitByNewton(work: EntityWork, { tolerance, maxIterations }: NewtonStopping): void {
  const { room, entity } = work
  const { numbers } = work.memory
  const { size } = entity
  const [point, trial] = [entity.point >>> 3, room.trial >>> 3]
  numbers.fill(0, trial, trial + entity.width)
  let value = evaluateAt(work, entity.point)
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const decrement = solveStep(work)
    const scale = Math.abs(value) + 1
    const isNear = decrement <= nearby * scale
    const next = isNear ? valueAfter(work, 1) : searchLine(work, value, decrement)
    if (!(next <= value + (isNear ? rounding * scale : 0))) return
    numbers.copyWithin(point, trial, trial + size)
    value = next
    if (decrement <= 2 * tolerance * scale) return
  }
}

/** Half the step, and half again, until the value falls by enough of what was promised. */
function searchLine(work: EntityWork, value: number, decrement: number): number {
  for (let halvings = 0, length = 1; ; halvings++, length /= 2) {
    const next = valueAfter(work, length)
    if (next <= value - sufficient * length * decrement || halvings === mostHalvings) return next
  }
}

/** Leaves the point that it looked at as the trial. */
function valueAfter(work: EntityWork, length: number): number {
  const { room, entity } = work
  const { numbers } = work.memory
  const [point, trial, step] = [entity.point >>> 3, room.trial >>> 3, room.step >>> 3]
  for (let j = 0; j < entity.size; j++) numbers[trial + j] = numbers[point + j] + length * numbers[step + j]
  return evaluateAt(work, room.trial)
}

/** step = −H⁻¹ · gradient, at the curvatures of the last evaluation; gives −gradient · step. */
function solveStep(work: EntityWork): number {
  const { room, entity, fitted } = work
  const { numbers } = work.memory
  const { size, width } = entity
  factorizeHessian(work)
  const [step, gradient] = [room.step >>> 3, room.gradient >>> 3]
  for (let j = 0; j < size; j++) numbers[step + j] = -numbers[gradient + j]
  fitted.kernel.solve(room.hessian, size, width, room.step)
  let decrement = 0
  for (let j = 0; j < size; j++) decrement -= numbers[gradient + j] * numbers[step + j]
  return decrement
}

/** At the curvatures of the last evaluation; where H is singular to working precision, of H with a growing ridge. */
export function factorizeHessian(work: EntityWork): void {
  const { room, entity, fitted } = work
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-10 : ridge * 100) {
    writeHessian(work, ridge)
    if (fitted.kernel.factorize(room.hessian, entity.size, entity.width) === 1) return
    if (!(ridge < 1e6)) throw new RangeError('the curvature is not a number; are there values of a size that cannot be squared?')
  }
}

/** `ridge` counts in means of the diagonal. */
function writeHessian({ memory, room, entity, fitted }: EntityWork, ridge: number): void {
  const { numbers } = memory
  const { drawn, size, width, precisions } = entity
  const hessian = room.hessian >>> 3
  numbers.fill(0, hessian, hessian + width * width)
  addCellHessian(fitted.kernel, fitted.rows, { first: 0, count: drawn }, room.curvatures, room.hessian)
  let trace = 0
  for (let j = 0; j < size; j++) {
    numbers[hessian + j * width + j] += numbers[(precisions >>> 3) + j]
    trace += numbers[hessian + j * width + j]
  }
  const lift = ridge * (trace > 0 ? trace / size : 1)
  for (let j = 0; ridge > 0 && j < size; j++) numbers[hessian + j * width + j] += lift
}
