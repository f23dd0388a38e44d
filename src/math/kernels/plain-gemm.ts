/** The plain twin of the matrix kernel, in the precision of the array it is given. */
import { adamConstants, type MatrixKernel } from './gemm.ts'

export function plainMatrices(n: Float32Array | Float64Array): MatrixKernel {
  return {
    product(a, aRow, aStep, b, bRow, c, cRow, rows, inner, columns) {
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          let sum = 0
          for (let p = 0; p < inner; p++) sum += n[a + i * aRow + p * aStep] * n[b + p * bRow + j]
          n[c + i * cRow + j] = sum
        }
      }
    },
    rectify(y, bias, rows, width) {
      for (let i = 0; i < rows * width; i++) n[y + i] = Math.max(n[y + i] + n[bias + (i % width)], 0)
    },
    gate(d, y, count) {
      for (let i = 0; i < count; i++) if (!(n[y + i] > 0)) n[d + i] = 0
    },
    sumRows(d, rows, width, into) {
      n.fill(0, into, into + width)
      for (let i = 0; i < rows * width; i++) n[into + (i % width)] += n[d + i]
    },
    dotRows(a, v, bias, rows, width, into) {
      for (let i = 0; i < rows; i++) {
        let sum = n[bias]
        for (let j = 0; j < width; j++) sum += n[a + i * width + j] * n[v + j]
        n[into + i] = sum
      }
    },
    transpose(a, aRow, rows, columns, into, intoRow) {
      for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) n[into + j * intoRow + i] = n[a + i * aRow + j]
    },
    accumulate(into, from, count) {
      for (let i = 0; i < count; i++) n[into + i] += n[from + i]
    },
    adam(w, gradient, m, v, count, scale, rate, correction, l2, decay) {
      const { beta1, beta2, epsilon } = adamConstants
      for (let i = 0; i < count; i++) {
        const g = scale * n[gradient + i] + l2 * n[w + i]
        n[m + i] = beta1 * n[m + i] + (1 - beta1) * g
        n[v + i] = beta2 * n[v + i] + (1 - beta2) * g * g
        n[w + i] -= (rate * n[m + i]) / (Math.sqrt(correction * n[v + i]) + epsilon) + decay * n[w + i]
      }
    },
  }
}
