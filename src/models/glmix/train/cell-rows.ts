/**
 * Rows of inputs as the kernel reads them: dense in float32 or float64, or listing their cells. A fixed effect's rows and an entity's
 * are both such, so both are fitted by the same loops. All places are in bytes.
 */
import type { GlmKernel } from '../../../math/kernels/glm.ts'

export const cellForms = { dense32: 0, dense64: 1, sparse: 2 } as const
export type CellForm = (typeof cellForms)[keyof typeof cellForms]

export interface CellRows {
  readonly form: CellForm
  /** Numbers of a dense row, and of a point: a multiple of four. */
  readonly width: number
  readonly cells: number
  /** Of sparse rows. */
  readonly starts: number
  readonly columns: number
}

export interface RowRange {
  readonly first: number
  readonly count: number
}

/** into[i] = offsets[i] + x[first + i] · point */
export function cellMargins(
  kernel: GlmKernel,
  { form, width, cells, starts, columns }: CellRows,
  { first, count }: RowRange,
  places: { readonly point: number; readonly offsets: number; readonly into: number },
): void {
  const { point, offsets, into } = places
  if (form === cellForms.dense32) kernel.denseMargins32(cells + first * width * 4, count, width, point, offsets, into)
  else if (form === cellForms.dense64) kernel.denseMargins64(cells + first * width * 8, count, width, point, offsets, into)
  else kernel.sparseMargins(starts + first * 4, columns, cells, count, point, offsets, into)
}

/** gradient += Σ slopes[i] · x[first + i] */
export function addCellGradient(kernel: GlmKernel, rows: CellRows, { first, count }: RowRange, slopes: number, gradient: number): void {
  const { form, width, cells, starts, columns } = rows
  if (form === cellForms.dense32) kernel.addDenseGradient32(cells + first * width * 4, count, width, slopes, gradient)
  else if (form === cellForms.dense64) kernel.addDenseGradient64(cells + first * width * 8, count, width, slopes, gradient)
  else kernel.addSparseGradient(starts + first * 4, columns, cells, count, slopes, gradient)
}

/** Lower triangle of hessian += Σ curvatures[i] · x[first + i] · x[first + i]ᵀ */
export function addCellHessian(kernel: GlmKernel, rows: CellRows, { first, count }: RowRange, curvatures: number, hessian: number): void {
  const { form, width, cells, starts, columns } = rows
  if (form === cellForms.dense32) kernel.addDenseHessian32(cells + first * width * 4, count, width, curvatures, hessian)
  else if (form === cellForms.dense64) kernel.addDenseHessian64(cells + first * width * 8, count, width, curvatures, hessian)
  else kernel.addSparseHessian(starts + first * 4, columns, cells, count, width, curvatures, hessian)
}

/** diagonal[j] += Σ curvatures[i] · x[first + i, j]²: for rows too wide for their Hessian. */
export function addCellCurvatures(
  memory: WebAssembly.Memory,
  { form, width, cells, starts, columns }: CellRows,
  { first, count }: RowRange,
  curvatures: number,
  diagonal: Float64Array,
): void {
  const { buffer } = memory
  const factors = new Float64Array(buffer, curvatures, count)
  if (form === cellForms.sparse) {
    const ends = new Uint32Array(buffer, starts + first * 4, count + 1)
    const [places, values] = [new Uint32Array(buffer, columns, ends[count]!), new Float64Array(buffer, cells, ends[count]!)]
    for (let i = 0; i < count; i++)
      for (let cell = ends[i]!; cell < ends[i + 1]!; cell++) diagonal[places[cell]!]! += factors[i]! * values[cell]! ** 2
    return
  }
  const start = cells + first * width * (form === cellForms.dense32 ? 4 : 8)
  const values =
    form === cellForms.dense32 ? new Float32Array(buffer, start, count * width) : new Float64Array(buffer, start, count * width)
  for (let i = 0; i < count; i++) for (let j = 0; j < width; j++) diagonal[j]! += factors[i]! * values[i * width + j]! ** 2
}
