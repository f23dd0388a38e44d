/**
 * What one entity's fit minimises, Σ weight · loss(offset + x · β) + Σ precision/2 · (β − mean)², over its rows: they are gathered side by
 * side from those of all, and their margins put back when the fit is done.
 */
import { cellMargins } from './cell-rows.ts'
import type { EffectMemory } from './effect-memory.ts'
import type { EntityPlaces } from './entity-table.ts'
import type { FitRoom } from './fit-room.ts'
import { addValue, type Fitted } from './row-objective.ts'

/** An entity while a thread works at it in a room of its own. */
export interface EntityWork {
  readonly memory: EffectMemory
  readonly room: FitRoom
  readonly entity: EntityPlaces
  readonly fitted: Fitted
}

/** Rows' columns side by side: labels, weights times the entity's factor, and margins without the entity's own score. */
export function gatherRows(work: EntityWork): void {
  const { memory, room, entity, fitted } = work
  const { words, numbers, labels, weights } = memory
  const { rows, drawn, rowNumbers, width, point, factor } = entity
  const by = numbers[factor >>> 3]
  gatherMargins(work, room.margins)
  for (let i = 0; i < drawn; i++) {
    const row = words[(rowNumbers >>> 2) + i]
    numbers[(room.labels >>> 3) + i] = labels[row]
    numbers[(room.weights >>> 3) + i] = weights[row] * by
  }
  for (let j = 0; j < width; j++) numbers[(room.trial >>> 3) + j] = -numbers[(point >>> 3) + j]
  cellMargins(fitted.kernel, fitted.rows, { first: 0, count: rows }, { point: room.trial, offsets: room.margins, into: room.offsets })
}

export function gatherMargins({ memory, entity }: EntityWork, into: number): void {
  const { words, numbers, margins } = memory
  const { rows, rowNumbers } = entity
  for (let i = 0; i < rows; i++) numbers[(into >>> 3) + i] = margins[words[(rowNumbers >>> 2) + i]]
}

/** Margins with the entity's own score, and what its coefficients cost. */
export function scatterMargins(work: EntityWork): void {
  const { memory, room, entity, fitted } = work
  const { words, numbers, margins } = memory
  const { rows, rowNumbers, point, penalty } = entity
  numbers[penalty >>> 3] = penaltyAt(work, point)
  cellMargins(fitted.kernel, fitted.rows, { first: 0, count: rows }, { point, offsets: room.offsets, into: room.margins })
  for (let i = 0; i < rows; i++) margins[words[(rowNumbers >>> 2) + i]] = numbers[(room.margins >>> 3) + i]
}

/** The value at a point of `width` numbers; leaves the gradient, and the curvature of each row. */
export function evaluateAt(work: EntityWork, at: number): number {
  const { memory, room, entity, fitted } = work
  const { numbers } = memory
  const { width, size, drawn, means, precisions } = entity
  const [g, p, m, q] = [room.gradient >>> 3, at >>> 3, means >>> 3, precisions >>> 3]
  numbers.fill(0, g, g + width)
  const value = addValue(fitted, { first: 0, count: drawn }, room, at, room.gradient)
  for (let j = 0; j < size; j++) numbers[g + j] += numbers[q + j] * (numbers[p + j] - numbers[m + j])
  return value + penaltyAt(work, at)
}

function penaltyAt({ memory, entity }: EntityWork, at: number): number {
  const { numbers } = memory
  const [p, m, q] = [at >>> 3, entity.means >>> 3, entity.precisions >>> 3]
  let sum = 0
  for (let j = 0; j < entity.size; j++) {
    const off = numbers[p + j] - numbers[m + j]
    sum += (numbers[q + j] / 2) * off * off
  }
  return sum
}
