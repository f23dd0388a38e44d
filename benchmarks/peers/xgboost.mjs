/** Native XGBoost through its C interface: trains on rows of a file with the `hist` method, or scores them, and says how long it took. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import koffi from 'koffi'

const library = koffi.load('libxgboost.so.0')
const call = (signature) => {
  const native = library.func(signature)
  return (...operands) => {
    if (native(...operands) !== 0) throw new Error(lastError())
  }
}
const lastError = library.func('const char *XGBGetLastError()')
const matrixFrom = call('int XGDMatrixCreateFromMat(const float *data, uint64_t rows, uint64_t columns, float missing, _Out_ void **out)')
const setFloats = call('int XGDMatrixSetFloatInfo(void *matrix, const char *field, const float *values, uint64_t length)')
const setUints = call('int XGDMatrixSetUIntInfo(void *matrix, const char *field, const uint32_t *values, uint64_t length)')
const createBooster = call('int XGBoosterCreate(void **matrices, uint64_t length, _Out_ void **out)')
const setParameter = call('int XGBoosterSetParam(void *booster, const char *name, const char *value)')
const updateOnce = call('int XGBoosterUpdateOneIter(void *booster, int round, void *matrix)')
const saveModel = call('int XGBoosterSaveModel(void *booster, const char *path)')
const freeMatrix = call('int XGDMatrixFree(void *matrix)')
const predictDense = call(
  'int XGBoosterPredictFromDense(void *booster, const char *values, const char *config, void *matrix, _Out_ const uint64_t **shape, _Out_ uint64_t *dim, _Out_ const float **result)',
)

const state = { booster: null }

const marginConfig = JSON.stringify({
  type: 1,
  iteration_begin: 0,
  iteration_end: 0,
  strict_shape: false,
  cache_id: 0,
  missing: Number.NaN,
}).replace('null', 'NaN')

const arrayInterface = (data, rows, columns) =>
  JSON.stringify({ data: [Number(koffi.address(data)), true], shape: [rows, columns], typestr: '<f4', version: 3 })

const commands = {
  /** Trains; the time begins when the rows are in a matrix, and binning is in it: `hist` bins in the first round. `cores`: how many were busy. */
  train({ rows, columns, values, labels, groups, parameters, rounds }) {
    const out = [null]
    const copiedAt = performance.now()
    matrixFrom(floats(values), rows, columns, Number.NaN, out)
    const copySeconds = (performance.now() - copiedAt) / 1000
    const matrix = out[0]
    setFloats(matrix, 'label', floats(labels), rows)
    if (groups !== undefined) setUints(matrix, 'group', Uint32Array.from(groups), groups.length)
    const booster = [null]
    const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
    createBooster([matrix], 1, booster)
    for (const [name, value] of Object.entries(parameters)) setParameter(booster[0], name, String(value))
    for (let round = 0; round < rounds; round++) updateOnce(booster[0], round, matrix)
    const seconds = (performance.now() - startedAt) / 1000
    const { user, system } = process.cpuUsage(cpu)
    freeMatrix(matrix)
    state.booster = booster[0]
    return { seconds, copySeconds, cores: (user + system) / 1e6 / seconds, rss: process.resourceUsage().maxRSS / 1024 }
  },

  /** Writes the margins of the rows of a file, as float32. */
  margins({ rows, columns, values, path }) {
    const result = [null]
    const data = floats(values)
    predictDense(state.booster, arrayInterface(data, rows, columns), marginConfig, null, [null], [0n], result)
    writeFileSync(path, koffi.decode(result[0], koffi.array('float', rows, 'Typed')))
    return {}
  },

  save({ path }) {
    saveModel(state.booster, path)
    return {}
  },

  /** Scores the first rows of a file again and again in one thread, without a matrix of its own (in place). */
  predict({ rows, columns, values, times }) {
    const data = floats(values).slice(0, rows * columns)
    setParameter(state.booster, 'nthread', '1')
    const interface_ = arrayInterface(data, rows, columns)
    const spent = []
    for (let time = 0; time < times; time++) {
      const startedAt = performance.now()
      predictDense(state.booster, interface_, marginConfig, null, [null], [0n], [null])
      spent.push(performance.now() - startedAt)
    }
    return { ms: spent.sort((a, b) => a - b)[Math.floor(times / 2)] }
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...given } = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(commands[command](given))}\n`)
}

function floats(path) {
  const bytes = readFileSync(path)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}
