/** Numbers on a grid so coarse that sums of them are exact in float64, whatever their order. */

/** What is added to a number and taken away again to round it to a multiple of `grid`, a power of two: exact up to 2^51 of it. 0 for none. */
export function gridShift(grid: number | undefined): number {
  return grid === undefined ? 0 : 1.5 * 2 ** 52 * grid
}
