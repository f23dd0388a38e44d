/**
 * One entity's independent fit: min Σ weight · loss(offset + x · β) + Σ precision/2 · (β − mean)², by Newton with Cholesky steps, or by
 * L-BFGS where it has seen more than 200 features. It starts from the entity's state in memory and leaves there what it found; the
 * margins of the entity's rows are moved along. The same code serves training and the refit of a single entity.
 */
import { lossNames } from '../../../math/kernels/glm.ts'
import { lbfgs } from '../../../math/optimize/lbfgs.ts'
import { addCellCurvatures, addCellHessian, cellMargins, type RowRange } from './cell-rows.ts'
import { aligned, type EffectMemory } from './effect-memory.ts'
import type { EntityPlaces } from './entity-table.ts'
import { addValue, type Fitted, type RowPlaces } from './row-objective.ts'

export interface FitSettings {
  readonly tolerance: number
  readonly maxIterations: number
  /** Whether variances are wanted of this fit. */
  readonly variances: boolean
}

/** A thread's own room, in bytes; columns by row of the entity, vectors by feature. */
export interface FitRoom extends RowPlaces {
  readonly gradient: number
  readonly step: number
  readonly trial: number
  readonly hessian: number
}

export const newtonWidth = 200

/** Armijo's share of the promised decrease. */
const sufficient = 1e-4
const mostHalvings = 40
/** Below this share of the value a step is so near the optimum that rounding, not the step, decides whether the value falls. */
const nearby = 1e-9
const rounding = 1e-12

/** Of entities up to this size: where the widest is too wide for a Hessian, others still have one. */
export function fitRoomBytes(rows: number, width: number): number {
  return 6 * aligned(rows * 8) + 3 * aligned(width * 8) + aligned(Math.min(width, newtonWidth) ** 2 * 8)
}

export function fitRoomAt(at: number, rows: number, width: number): FitRoom {
  const [column, vector] = [aligned(rows * 8), aligned(width * 8)]
  const vectors = at + 6 * column
  return {
    labels: at,
    weights: at + column,
    offsets: at + 2 * column,
    margins: at + 3 * column,
    slopes: at + 4 * column,
    curvatures: at + 5 * column,
    gradient: vectors,
    step: vectors + vector,
    trial: vectors + 2 * vector,
    hessian: vectors + 3 * vector,
  }
}

export class EntityFitter {
  readonly #memory: EffectMemory
  readonly #room: FitRoom
  readonly #numbers: Float64Array

  constructor(memory: EffectMemory, room: FitRoom) {
    this.#memory = memory
    this.#room = room
    this.#numbers = memory.numbers
  }

  fit(entity: EntityPlaces, fitted: Fitted, settings: FitSettings): void {
    this.#gather(entity, fitted)
    if (entity.size <= newtonWidth) this.#newton(entity, fitted, settings)
    else this.#lbfgs(entity, fitted, settings)
    if (settings.variances) this.#writeVariances(entity, fitted)
    this.#numbers[entity.penalty >>> 3] = this.#penalty(entity, entity.point)
    this.#scatter(entity, fitted)
  }

  /** Adds the entity's scores, as its state has them, to the margins of its rows. */
  score(entity: EntityPlaces, fitted: Fitted): void {
    const { words, margins } = this.#memory
    const [room, numbers] = [this.#room, this.#numbers]
    const offsets = room.offsets >>> 3
    for (let i = 0; i < entity.rows; i++) numbers[offsets + i] = margins[words[(entity.rowNumbers >>> 2) + i]]
    numbers[entity.penalty >>> 3] = this.#penalty(entity, entity.point)
    this.#scatter(entity, fitted)
  }

  /** Rows' columns side by side: labels, weights times the entity's factor, and margins without the entity's own score. */
  #gather({ rows, drawn, rowNumbers, width, point, factor }: EntityPlaces, { kernel, rows: cells }: Fitted): void {
    const { words, margins, labels, weights } = this.#memory
    const [numbers, room] = [this.#numbers, this.#room]
    const by = numbers[factor >>> 3]
    for (let i = 0; i < rows; i++) {
      const row = words[(rowNumbers >>> 2) + i]
      numbers[(room.margins >>> 3) + i] = margins[row]
      if (i >= drawn) continue
      numbers[(room.labels >>> 3) + i] = labels[row]
      numbers[(room.weights >>> 3) + i] = weights[row] * by
    }
    for (let j = 0; j < width; j++) numbers[(room.trial >>> 3) + j] = -numbers[(point >>> 3) + j]
    cellMargins(kernel, cells, { first: 0, count: rows }, { point: room.trial, offsets: room.margins, into: room.offsets })
  }

  #scatter({ rows, rowNumbers, point }: EntityPlaces, { kernel, rows: cells }: Fitted): void {
    const { words, margins } = this.#memory
    const [numbers, room] = [this.#numbers, this.#room]
    cellMargins(kernel, cells, { first: 0, count: rows }, { point, offsets: room.offsets, into: room.margins })
    for (let i = 0; i < rows; i++) margins[words[(rowNumbers >>> 2) + i]] = numbers[(room.margins >>> 3) + i]
  }

  #newton(entity: EntityPlaces, fitted: Fitted, { tolerance, maxIterations }: FitSettings): void {
    const { size } = entity
    const [numbers, room] = [this.#numbers, this.#room]
    const [point, trial, step, gradient] = [entity.point >>> 3, room.trial >>> 3, room.step >>> 3, room.gradient >>> 3]
    numbers.fill(0, trial, trial + entity.width)
    let value = this.#evaluate(entity, fitted, entity.point)
    for (let iteration = 0; iteration < maxIterations; iteration++) {
      this.#solveStep(entity, fitted)
      let decrement = 0
      for (let j = 0; j < size; j++) decrement -= numbers[gradient + j] * numbers[step + j]
      const scale = Math.abs(value) + 1
      const isNear = decrement <= nearby * scale
      let next = 0
      let length = 1
      for (let halvings = 0; ; halvings++, length /= 2) {
        for (let j = 0; j < size; j++) numbers[trial + j] = numbers[point + j] + length * numbers[step + j]
        next = this.#evaluate(entity, fitted, room.trial)
        if (isNear || next <= value - sufficient * length * decrement || halvings === mostHalvings) break
      }
      if (!(next <= value + (isNear ? rounding * scale : 0))) return
      numbers.copyWithin(point, trial, trial + size)
      value = next
      if (decrement <= 2 * tolerance * scale) return
    }
  }

  /** Value with the penalty; leaves the gradient, and the curvature of each row. */
  #evaluate(entity: EntityPlaces, fitted: Fitted, at: number): number {
    const [numbers, room] = [this.#numbers, this.#room]
    const { width, size, drawn, means, precisions } = entity
    const [g, p, m, q] = [room.gradient >>> 3, at >>> 3, means >>> 3, precisions >>> 3]
    numbers.fill(0, g, g + width)
    const value = addValue(fitted, { first: 0, count: drawn }, room, at, room.gradient)
    for (let j = 0; j < size; j++) numbers[g + j] += numbers[q + j] * (numbers[p + j] - numbers[m + j])
    return value + this.#penalty(entity, at)
  }

  #penalty({ size, means, precisions }: EntityPlaces, at: number): number {
    const numbers = this.#numbers
    const [p, m, q] = [at >>> 3, means >>> 3, precisions >>> 3]
    let sum = 0
    for (let j = 0; j < size; j++) {
      const off = numbers[p + j] - numbers[m + j]
      sum += (numbers[q + j] / 2) * off * off
    }
    return sum
  }

  /** step = −H⁻¹ · gradient; where H is singular to working precision, of H with a growing ridge. */
  #solveStep(entity: EntityPlaces, fitted: Fitted): void {
    const [numbers, room] = [this.#numbers, this.#room]
    const { size, width } = entity
    this.#factorize(entity, fitted)
    const [step, gradient] = [room.step >>> 3, room.gradient >>> 3]
    for (let j = 0; j < size; j++) numbers[step + j] = -numbers[gradient + j]
    fitted.kernel.solve(room.hessian, size, width, room.step)
  }

  /** At the curvatures of the last evaluation. */
  #factorize({ drawn, size, width, precisions }: EntityPlaces, { kernel, rows }: Fitted): void {
    const [numbers, room] = [this.#numbers, this.#room]
    const hessian = room.hessian >>> 3
    for (let ridge = 0; ; ridge = ridge === 0 ? 1e-10 : ridge * 100) {
      numbers.fill(0, hessian, hessian + width * width)
      addCellHessian(kernel, rows, { first: 0, count: drawn }, room.curvatures, room.hessian)
      let trace = 0
      for (let j = 0; j < size; j++) {
        numbers[hessian + j * width + j] += numbers[(precisions >>> 3) + j]
        trace += numbers[hessian + j * width + j]
      }
      const lift = ridge * (trace > 0 ? trace / size : 1)
      for (let j = 0; ridge > 0 && j < size; j++) numbers[hessian + j * width + j] += lift
      if (kernel.factorize(room.hessian, size, width) === 1) return
      if (!(ridge < 1e6)) throw new RangeError('the curvature is not a number; are there values of a size that cannot be squared?')
    }
  }

  #lbfgs(entity: EntityPlaces, fitted: Fitted, { maxIterations }: FitSettings): void {
    const { size, point, width } = entity
    const [numbers, room] = [this.#numbers, this.#room]
    const [at, trial, g] = [point >>> 3, room.trial >>> 3, room.gradient >>> 3]
    numbers.fill(0, trial, trial + width)
    const smooth = {
      size,
      evaluate: (x: Float64Array, gradient: Float64Array) => {
        numbers.set(x, trial)
        const value = this.#evaluate(entity, fitted, room.trial)
        gradient.set(numbers.subarray(g, g + size))
        return value
      },
    }
    const found = lbfgs(smooth, numbers.slice(at, at + size), { tolerance: 1e-8, maxIterations })
    numbers.set(found.point, at)
  }

  /** diag(H⁻¹), or 1 / diag(H) where H is too large to be inverted. */
  #writeVariances(entity: EntityPlaces, fitted: Fitted): void {
    const [numbers, room] = [this.#numbers, this.#room]
    const { size, width, drawn, variances, precisions, point } = entity
    this.#evaluate(entity, fitted, point)
    const range: RowRange = { first: 0, count: drawn }
    if (size <= newtonWidth) {
      this.#factorize(entity, fitted)
      fitted.kernel.inverseDiagonal(room.hessian, size, width, variances, room.step)
      return
    }
    const diagonal = numbers.slice(precisions >>> 3, (precisions >>> 3) + width)
    addCellCurvatures(this.#memory.memory, fitted.rows, range, room.curvatures, diagonal)
    for (let j = 0; j < size; j++) numbers[(variances >>> 3) + j] = 1 / diagonal[j]
  }
}

export function lossNumber(loss: (typeof lossNames)[number]): number {
  return lossNames.indexOf(loss)
}
