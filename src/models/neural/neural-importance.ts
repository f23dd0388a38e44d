/**
 * How much each input moves scores, as training measured it. For models of earlier releases, which do not say it, how much the network
 * listens to an input: the length of the weights that lead from it into the first layer. An indicator counts with its feature, and an id
 * column by the mean length of what its vectors bring, which tells little beside the features.
 */
import { fromStored, layOut } from './network-layout.ts'
import { type NeuralModel, networkShape } from './neural-model.ts'

export function neuralImportance(model: NeuralModel): { readonly name: string; readonly importance: number }[] {
  const { features, indicators, scales, embeddings, importances } = model
  if (importances !== undefined) {
    const names = [...features, ...embeddings.map(({ name }) => name)]
    return names.map((name, i) => ({ name, importance: importances[i] }))
  }
  const squares = firstWeightSquares(model)
  const parts = features.map((_, i) => (scales[i] === 0 ? 0 : squares[i]))
  indicators.forEach((input, i) => {
    parts[input] += squares[features.length + i]
  })
  let at = features.length + indicators.length
  const ofIds = embeddings.map(({ name, dimension, ids, vectors }) => {
    let sum = 0
    vectors.forEach((number, i) => {
      sum += number * number * squares[at + (i % dimension)]
    })
    at += dimension
    return { name, importance: Math.sqrt(sum / (ids.length + 1)) }
  })
  return [...features.map((name, i) => ({ name, importance: Math.sqrt(parts[i]) })), ...ofIds]
}

/** Sum of squares of the weights from each input. */
function firstWeightSquares(model: NeuralModel): Float64Array {
  const layout = layOut(networkShape(model))
  const parameters = new Float64Array(layout.count)
  fromStored(layout, model.parameters, parameters)
  const { inputs, stride, weights } = layout.layers[0]
  return Float64Array.from({ length: inputs }, (_, i) =>
    parameters.subarray(weights + i * stride, weights + (i + 1) * stride).reduce((sum, weight) => sum + weight * weight, 0),
  )
}
