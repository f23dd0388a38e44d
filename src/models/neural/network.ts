/**
 * A network of dense layers with ReLU and one output, on many rows at once:
 *
 *   H_0 = X,  H_l = max(H_{l−1}·W_l + b_l, 0),  s = H_L·v + b
 *
 * and, for g = ∂F/∂s, its derivatives:
 *
 *   ∂v = H_Lᵀ·g,  ∂b = Σ g,  D_L = g·vᵀ where H_L > 0;  ∂W_l = H_{l−1}ᵀ·D_l,  ∂b_l = Σ D_l,  D_{l−1} = D_l·W_lᵀ where H_{l−1} > 0
 *
 * Written once over the contract of the matrix kernel, so that the code which is checked in float64 is the code that trains.
 */
import { columnStep, type MatrixKernel } from '../../math/kernels/gemm.ts'
import { type NetworkLayout, padded } from './network-layout.ts'

/** Places of what the rows of one pass need, beside the parameters. */
export interface Workspace {
  /** X, rows of `inputStride`; padding may hold anything. */
  readonly inputs: number
  /** H_l, rows of the layer's stride. */
  readonly hidden: readonly number[]
  readonly scores: number
  /** g of row i at `slopes + slopeStride · i`; the numbers between are 0. */
  readonly slopes: number
  /** D of the layer at hand and of the one below. */
  readonly deltas: readonly [number, number]
  /** ∂F/∂X of the embedded inputs, rows of `embeddedStride`. */
  readonly embeddedSlopes: number
}

export const slopeStride = columnStep

/** Takes places for up to `rows` rows; a pass without derivatives needs no more than the first three. */
export function workspaceFor(
  { layers, inputStride, embeddedStride }: NetworkLayout,
  rows: number,
  take: (count: number) => number,
): Workspace {
  const widest = Math.max(...layers.map(({ stride }) => stride))
  return {
    inputs: take(rows * inputStride),
    hidden: layers.map(({ stride }) => take(rows * stride)),
    scores: take(padded(rows)),
    slopes: take(rows * slopeStride),
    deltas: [take(rows * widest), take(rows * widest)],
    embeddedSlopes: take(rows * embeddedStride),
  }
}

/** Writes the scores of the inputs, and all that stands between. */
export function forward(kernel: MatrixKernel, layout: NetworkLayout, parameters: number, work: Workspace, rows: number): void {
  const { layers, output } = layout
  layers.forEach(({ inputs, inputStride, stride, weights, bias }, layer) => {
    const [from, to] = [layer === 0 ? work.inputs : work.hidden[layer - 1], work.hidden[layer]]
    kernel.product(from, inputStride, 1, parameters + weights, stride, to, stride, rows, inputs, stride)
    kernel.rectify(to, parameters + bias, rows, stride)
  })
  const last = work.hidden[layers.length - 1]
  kernel.dotRows(last, parameters + output.weights, parameters + output.bias, rows, output.stride, work.scores)
}

/** Weights as the way back needs them; to be done anew when they have changed. */
export function transposeWeights(kernel: MatrixKernel, { layers }: NetworkLayout, parameters: number, transposed: number): void {
  for (const { weights, stride, outputs, back } of layers)
    kernel.transpose(parameters + weights + back.first * stride, stride, back.inputs, outputs, transposed + back.place, back.stride)
}

export interface BackwardPlaces {
  readonly parameters: number
  readonly transposed: number
  readonly gradient: number
}

/** After `forward`, with the slopes given: writes the derivatives by all parameters, and those by the embedded inputs. */
export function backward(kernel: MatrixKernel, layout: NetworkLayout, places: BackwardPlaces, work: Workspace, rows: number): void {
  const { layers } = layout
  const { transposed, gradient } = places
  outputBackward(kernel, layout, places, work, rows)
  let [delta, next] = work.deltas
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const { inputs, inputStride, outputs, stride, weights, bias, back } = layers[layer]
    const below = layer === 0 ? work.inputs : work.hidden[layer - 1]
    kernel.gate(delta, work.hidden[layer], rows * stride)
    kernel.product(below, 1, inputStride, delta, stride, gradient + weights, stride, inputs, rows, stride)
    kernel.sumRows(delta, rows, stride, gradient + bias)
    const into = layer === 0 ? work.embeddedSlopes : next
    kernel.product(delta, stride, 1, transposed + back.place, back.stride, into, back.stride, rows, outputs, back.stride)
    ;[delta, next] = [next, delta]
  }
}

function outputBackward(
  kernel: MatrixKernel,
  { layers, output }: NetworkLayout,
  { parameters, gradient }: BackwardPlaces,
  { slopes, hidden, deltas }: Workspace,
  rows: number,
): void {
  const { weights, bias, stride } = output
  kernel.product(slopes, 0, slopeStride, hidden[layers.length - 1], stride, gradient + weights, stride, 1, rows, stride)
  kernel.sumRows(slopes, rows, slopeStride, gradient + bias)
  kernel.product(slopes, slopeStride, 1, parameters + weights, stride, deltas[0], stride, rows, 1, stride)
}
