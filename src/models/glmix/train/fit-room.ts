/** The room that a thread needs beside an entity's rows while it fits them. All places are in bytes; columns by row, vectors by feature. */
import { aligned } from '../../../math/kernels/line-places.ts'
import type { RowPlaces } from './row-objective.ts'

export interface FitRoom extends RowPlaces {
  readonly gradient: number
  readonly step: number
  readonly trial: number
  readonly hessian: number
}

/** Entities of more features are fitted without a Hessian. */
export const newtonWidth = 200

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
