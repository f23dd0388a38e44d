/**
 * TensorFlow.js on its WebAssembly backend: trains a net with hinge loss on all pairs of each request by Adam, and says how many rows a
 * second it passes over. All its gradients run on that backend. The package of layers is loaded for registering the gradients.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(import.meta.url)
const tf = require('@tensorflow/tfjs-core')
require('@tensorflow/tfjs-layers')
require('@tensorflow/tfjs-backend-wasm')

const warmUpSteps = 10

for await (const line of createInterface({ input: process.stdin })) {
  await tf.setBackend('wasm')
  await tf.ready()
  process.stdout.write(`${JSON.stringify({ rowsPerSecond: train(JSON.parse(line)) })}\n`)
}

function train({ values, labels, columns, layers, rowsPerRequest, batchSize }) {
  const [x, y] = [floats(values), floats(labels)]
  const net = network([columns, ...layers, 1])
  const adam = tf.train.adam(0.001)
  const step = (first) => {
    const rows = tf.tensor2d(x.subarray(first * columns, (first + batchSize) * columns), [batchSize, columns])
    const liked = tf.tensor2d(y.subarray(first, first + batchSize), [batchSize / rowsPerRequest, rowsPerRequest])
    adam.minimize(() => tf.tidy(() => pairLoss(net(rows), liked)))
    tf.dispose([rows, liked])
  }
  for (let i = 0; i < warmUpSteps; i++) step((i * batchSize) % y.length)
  const startedAt = performance.now()
  for (let first = 0; first < y.length; first += batchSize) step(first)
  return y.length / ((performance.now() - startedAt) / 1000)
}

function network(sizes) {
  const layers = sizes.slice(1).map((outputs, i) => ({
    weights: tf.variable(tf.randomUniform([sizes[i], outputs], -Math.sqrt(6 / sizes[i]), Math.sqrt(6 / sizes[i]))),
    bias: tf.variable(tf.zeros([outputs])),
  }))
  return (rows) =>
    layers.reduce((h, { weights, bias }, i) => {
      const activation = i === layers.length - 1 ? 'linear' : 'relu'
      return tf.fused.matMul({ a: h, b: weights, bias, activation })
    }, rows)
}

/** Mean of max(0, 1 − (s_i − s_j)) over the pairs of a request with y_i > y_j. */
function pairLoss(scores, labels) {
  const [requests, rows] = labels.shape
  const apart = (numbers) => tf.sub(tf.reshape(numbers, [requests, rows, 1]), tf.reshape(numbers, [requests, 1, rows]))
  const isPair = tf.relu(apart(labels))
  return tf.div(tf.sum(tf.mul(isPair, tf.relu(tf.sub(1, apart(scores))))), tf.sum(isPair))
}

function floats(path) {
  const bytes = readFileSync(path)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}
