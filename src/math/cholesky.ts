/** Cholesky factorisation of a symmetric positive definite matrix, row-major, and what is solved with it. */

/** Replaces the lower triangle of `matrix` by L with L·Lᵀ = matrix. False where the matrix is not positive definite; it is spoilt then. */
export function factorize(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!
      for (let k = 0; k < column; k++) sum -= matrix[row * size + k]! * matrix[column * size + k]!
      if (row !== column) matrix[row * size + column] = sum / matrix[column * size + column]!
      else if (!(sum > 0)) return false
      else matrix[row * size + row] = Math.sqrt(sum)
    }
  }
  return true
}

/** Replaces `vector` by the solution x of L·Lᵀ·x = vector. */
export function solve(factor: Float64Array, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = vector[row]!
    for (let k = 0; k < row; k++) sum -= factor[row * size + k]! * vector[k]!
    vector[row] = sum / factor[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = vector[row]!
    for (let k = row + 1; k < size; k++) sum -= factor[k * size + row]! * vector[k]!
    vector[row] = sum / factor[row * size + row]!
  }
}

/** Diagonal of the inverse of L·Lᵀ. */
export function inverseDiagonal(factor: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size)
  const unit = new Float64Array(size)
  for (let column = 0; column < size; column++) {
    unit.fill(0)
    unit[column] = 1
    solve(factor, size, unit)
    diagonal[column] = unit[column]!
  }
  return diagonal
}
