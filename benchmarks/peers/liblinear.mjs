/** Native liblinear through its C interface: logistic regression by its trust region Newton method, timed by itself, over one JSON line each way. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import koffi from 'koffi'

const library = koffi.load('liblinear.so.4')
const train = library.func('void *train(const void *problem, const void *parameter)')
const coefficientOf = library.func('double get_decfun_coef(const void *model, int feature, int label)')
const labelOf = library.func('void get_labels(const void *model, _Out_ int *labels)')
const Print = koffi.proto('void Print(const char *text)')
library.func('void set_print_string_function(Print *print)')(koffi.register(() => {}, koffi.pointer(Print)))

const logisticPrimal = 0
const nodeBytes = 16

const commands = {
  /** Rows are float32, row-major; an input that is always 1 is the intercept, and is penalised as the others are. */
  train({ rows, columns, values, labels, eps, C }) {
    const problem = problemOf(floats(values), floats(labels), rows, columns)
    const startedAt = performance.now()
    const model = train(problem.bytes, parameterOf(eps, C))
    const seconds = (performance.now() - startedAt) / 1000
    const weights = Array.from({ length: columns + 1 }, (_, i) => coefficientOf(model, i + 1, 0))
    const positive = [0, 0]
    labelOf(model, positive)
    return { seconds, weights, rss: process.resourceUsage().maxRSS / 1024 }
  },
}

/** struct problem { int l, n; double *y; struct feature_node **x; double bias; } and feature_node { int index; double value; } */
function problemOf(values, labels, rows, columns) {
  const nodes = new ArrayBuffer(rows * (columns + 2) * nodeBytes)
  const [indexes, numbers] = [new Int32Array(nodes), new Float64Array(nodes)]
  const starts = new BigUint64Array(rows)
  const base = koffi.address(new Uint8Array(nodes))
  for (let row = 0, node = 0; row < rows; row++) {
    starts[row] = BigInt(base) + BigInt(node * nodeBytes)
    for (let column = 0; column <= columns; column++, node++) {
      indexes[node * 4] = column + 1
      numbers[node * 2 + 1] = column === columns ? 1 : values[row * columns + column]
    }
    indexes[node++ * 4] = -1
  }
  const y = Float64Array.from(labels, (label) => (label > 0 ? 1 : -1))
  const bytes = new ArrayBuffer(32)
  new Int32Array(bytes, 0, 2).set([rows, columns + 1])
  new BigUint64Array(bytes, 8, 2).set([BigInt(koffi.address(y)), BigInt(koffi.address(starts))])
  new Float64Array(bytes, 24, 1)[0] = -1
  // What the library only has addresses of must live as long.
  return { bytes: new Uint8Array(bytes), held: [nodes, starts, y] }
}

/** struct parameter { int solver_type; double eps, C; int nr_weight; int *weight_label; double *weight; double p; double *init_sol; } */
function parameterOf(eps, C) {
  const bytes = new ArrayBuffer(64)
  new Int32Array(bytes)[0] = logisticPrimal
  new Float64Array(bytes, 8, 2).set([eps, C])
  return new Uint8Array(bytes)
}

function floats(path) {
  const bytes = readFileSync(path)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...operands } = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(commands[command](operands))}\n`)
}
