/** What a learner is trained on and tested on: numbers in columns, never an object per row. Rows lie request by request. */

/** Row-major; NaN is a value that is not known. */
export interface DenseMatrix {
  readonly kind: 'dense'
  readonly values: Float32Array | Float64Array
  readonly width: number
}

/** Compressed rows: the cells of row i are `starts[i]` to `starts[i + 1]`, columns ascending. A linear model reads an absent cell as 0, a tree as not known. */
export interface SparseMatrix {
  readonly kind: 'sparse'
  readonly starts: Uint32Array
  readonly columns: Uint32Array
  readonly values: Float32Array | Float64Array
  readonly width: number
}

export type Matrix = DenseMatrix | SparseMatrix

/** Opaque ids, several or none a row: those of row i are `ids[starts[i]]` up to `ids[starts[i + 1]]`. */
export interface IdColumn {
  readonly name: string
  /** One number more than there are rows. */
  readonly starts: Uint32Array
  readonly ids: Uint32Array
}

export interface Examples {
  /** One name for each column of the matrix; names are unique. */
  readonly features: readonly string[]
  readonly matrix: Matrix
  /** 0 and 1 for logistic losses, grades for ranking, any number for squared error. */
  readonly labels: Float64Array
  /** One for each row, not negative; 1 each where absent. */
  readonly weights?: Float64Array
  /** Margins that are given and not learned; 0 each where absent. */
  readonly offsets?: Float64Array
  /** Request i has rows `requests[i]` to `requests[i + 1]`, so it holds one number more than there are requests. */
  readonly requests?: Uint32Array
  /** Place at which each row was shown, 0 at the top; for objectives that allow for it. */
  readonly positions?: Uint32Array
  /** What only a model that learns embeddings can read; names are unique and no feature's. */
  readonly ids?: readonly IdColumn[]
}

export function rowCount(examples: Examples): number {
  return examples.labels.length
}
