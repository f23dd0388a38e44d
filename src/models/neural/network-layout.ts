/**
 * Where the numbers of a network stand in one array of parameters: the weight matrices layer by layer (inputs × outputs), the weights
 * of the output, then all biases. In the working layout the outputs of each layer are padded to a multiple of eight with zeros, which
 * stay zeros in training; a stored model holds the same numbers without the padding.
 */
import { columnStep } from '../../math/kernels/gemm.ts'

export interface NetworkShape {
  /** Numbers that come from features. */
  readonly inputs: number
  /** Numbers that come from embeddings and stand behind them; they alone are passed their derivatives. */
  readonly embedded: number
  /** Outputs of each hidden layer. */
  readonly hidden: readonly number[]
}

export interface LayerPlace {
  readonly inputs: number
  /** Numbers from one row of its inputs to the next. */
  readonly inputStride: number
  readonly outputs: number
  readonly stride: number
  readonly weights: number
  readonly bias: number
  /** The transposed weights of those of its inputs that are passed their derivatives. */
  readonly back: { readonly first: number; readonly inputs: number; readonly stride: number; readonly place: number }
}

export interface NetworkLayout {
  readonly shape: NetworkShape
  readonly layers: readonly LayerPlace[]
  readonly inputStride: number
  readonly embeddedStride: number
  readonly output: { readonly inputs: number; readonly stride: number; readonly weights: number; readonly bias: number }
  /** Decay is for weights, which come first, and not for biases. */
  readonly weightCount: number
  readonly count: number
  /** Numbers of all transposed weights. */
  readonly transposedCount: number
}

export const padded = (count: number): number => Math.ceil(count / columnStep) * columnStep

export function layOut(shape: NetworkShape): NetworkLayout {
  const { inputs, embedded, hidden } = shape
  const [take, taken] = counter()
  const [takeBack, transposedCount] = counter()
  const widths = [inputs + embedded, ...hidden]
  const last = widths[hidden.length]
  const weights = hidden.map((outputs, layer) => take(widths[layer] * padded(outputs)))
  const outputWeights = take(padded(last))
  const weightCount = taken()
  const layers = hidden.map((outputs, layer) => {
    const back = layer === 0 ? { first: inputs, inputs: embedded } : { first: 0, inputs: widths[layer] }
    const stride = padded(back.inputs)
    return {
      inputs: widths[layer],
      inputStride: padded(widths[layer]),
      outputs,
      stride: padded(outputs),
      weights: weights[layer],
      bias: take(padded(outputs)),
      back: { ...back, stride, place: takeBack(outputs * stride) },
    }
  })
  const output = { inputs: last, stride: padded(last), weights: outputWeights, bias: take(columnStep) }
  const strides = { inputStride: padded(inputs + embedded), embeddedStride: padded(embedded) }
  return { shape, layers, ...strides, output, weightCount, count: taken(), transposedCount: transposedCount() }
}

/** Gives out places one after another, and says how many numbers were taken. */
export function counter(): [take: (count: number) => number, taken: () => number] {
  let end = 0
  const take = (count: number): number => {
    end += count
    return end - count
  }
  return [take, () => end]
}

/** How many numbers a stored network has. */
export function storedCount(shape: NetworkShape): number {
  return spans(layOut(shape)).reduce((sum, { rows, width }) => sum + rows * width, 0)
}

/** Without the padding. */
export function toStored(layout: NetworkLayout, parameters: Float32Array): Float32Array {
  const stored = new Float32Array(storedCount(layout.shape))
  copySpans(layout, (from, width, to) => stored.set(parameters.subarray(from, from + width), to))
  return stored
}

/** Into the working layout; the padding of `parameters` is left as it is. */
export function fromStored(layout: NetworkLayout, stored: Float32Array, parameters: Float32Array | Float64Array): void {
  copySpans(layout, (to, width, from) => parameters.set(stored.subarray(from, from + width), to))
}

interface Span {
  readonly start: number
  readonly rows: number
  readonly width: number
  readonly stride: number
}

function spans({ layers, output }: NetworkLayout): Span[] {
  return [
    ...layers.map(({ weights, inputs, outputs, stride }) => ({ start: weights, rows: inputs, width: outputs, stride })),
    { start: output.weights, rows: 1, width: output.inputs, stride: output.stride },
    ...layers.map(({ bias, outputs, stride }) => ({ start: bias, rows: 1, width: outputs, stride })),
    { start: output.bias, rows: 1, width: 1, stride: columnStep },
  ]
}

function copySpans(layout: NetworkLayout, copy: (working: number, width: number, stored: number) => void): void {
  let stored = 0
  for (const { start, rows, width, stride } of spans(layout)) {
    for (let row = 0; row < rows; row++, stored += width) copy(start + row * stride, width, stored)
  }
}
