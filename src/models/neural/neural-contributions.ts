/**
 * DeepLIFT by the rescale rule (Shrikumar et al., ICML 2017): what each input adds to a score, measured from the mean input (every
 * feature at its mean and known, no id known). A ReLU passes on m = Δoutput / Δinput instead of its derivative, so the parts sum to
 * score − score(mean) exactly, where integrated gradients only come near. All in float64; a feature has the part of its indicator.
 */
import { plainMatrices } from '../../math/kernels/plain-gemm.ts'
import type { Rows } from '../model.ts'
import { settleOnBase } from '../settle-contributions.ts'
import { forward, type Workspace, workspaceFor } from './network.ts'
import type { InputWriter } from './network-inputs.ts'
import { counter, fromStored, layOut, type NetworkLayout } from './network-layout.ts'
import { type NeuralModel, networkShape } from './neural-model.ts'

/** One number a column, one an embedding and, last, the base: the score of the mean input, the same for every row. */
export type Contribute = (rows: Rows, row: number, into: Float64Array) => void

export function neuralContributions(
  model: NeuralModel,
  places: Int32Array,
  inputs: InputWriter,
  score: (rows: Rows, row: number) => number,
): Contribute {
  // Most models that are bound only score: what explaining needs is made at the first row.
  let made: Explainer | undefined
  const { features, indicators, embeddings } = model
  return (rows, row, into) => {
    made ??= explainer(model, inputs)
    const { base } = made
    const parts = made.parts(rows, row)
    const count = rows.width + embeddings.length
    into.fill(0, 0, count)
    places.forEach((column, input) => {
      into[column] = parts[input]
    })
    indicators.forEach((input, i) => {
      into[places[input]] += parts[features.length + i]
    })
    let at = features.length + indicators.length
    embeddings.forEach(({ dimension }, i) => {
      for (let number = 0; number < dimension; number++) into[rows.width + i] += parts[at + number]
      at += dimension
    })
    settleOnBase(score(rows, row), base, into, count)
    into[count] = base
  }
}

interface Explainer {
  /** The score of the mean input, rounded to float32. */
  readonly base: number
  /** Of the numbers of H_0. */
  parts(rows: Rows, row: number): Float64Array
}

function explainer(model: NeuralModel, inputs: InputWriter): Explainer {
  const layout = layOut(networkShape(model))
  const [take, taken] = counter()
  const parameters = take(layout.count)
  const [mean, given] = [workspaceFor(layout, 1, take), workspaceFor(layout, 1, take)]
  const numbers = new Float64Array(taken())
  const kernel = plainMatrices(numbers)
  fromStored(layout, model.parameters, numbers.subarray(0, layout.count))
  const row32 = new Float32Array(layout.inputStride)
  inputs.writeVectors(undefined, 0, row32, layout.shape.inputs)
  numbers.set(row32, mean.inputs)
  forward(kernel, layout, parameters, mean, 1)
  return {
    base: Math.fround(numbers[mean.scores]),
    parts(rows, row) {
      inputs.write(rows, row, row32, 0)
      numbers.set(row32, given.inputs)
      forward(kernel, layout, parameters, given, 1)
      return rescale(numbers, layout, mean, given)
    },
  }
}

/** Multipliers from the output down: m_in = W·(m_out · Δh / Δa); parts are m · Δx. */
function rescale(numbers: Float64Array, { layers, output }: NetworkLayout, mean: Workspace, given: Workspace): Float64Array {
  let multipliers = numbers.slice(output.weights, output.weights + output.inputs)
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const { inputs, outputs, stride, weights } = layers[layer]
    const below = (work: Workspace) => (layer === 0 ? work.inputs : work.hidden[layer - 1])
    const passed = multipliers.map((multiplier, j) => {
      const change = sumOver(inputs, (i) => (numbers[below(given) + i] - numbers[below(mean) + i]) * numbers[weights + i * stride + j])
      const after = numbers[given.hidden[layer] + j] - numbers[mean.hidden[layer] + j]
      return change === 0 ? 0 : (multiplier * after) / change
    })
    multipliers = Float64Array.from({ length: inputs }, (_, i) => sumOver(outputs, (j) => numbers[weights + i * stride + j] * passed[j]))
  }
  return multipliers.map((multiplier, i) => multiplier * (numbers[given.inputs + i] - numbers[mean.inputs + i]))
}

function sumOver(count: number, term: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += term(i)
  return sum
}
