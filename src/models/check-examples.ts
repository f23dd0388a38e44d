/** What every learner demands of its examples; each error names the row or column and what to do. */
import { RowError } from '../math/row-error.ts'
import type { Examples, IdColumn } from './examples.ts'
import { rowCount } from './examples.ts'

/** Throws RangeError. NaN is a value that is not known; an infinite one is a mistake. */
export function checkExamples(examples: Examples): void {
  const { features, labels, weights, offsets, requests } = examples
  const rows = rowCount(examples)
  if (rows === 0) throw new RangeError('there are no rows to learn from')
  const seen = new Set<string>()
  const twice = features.find((name) => seen.size === seen.add(name).size)
  if (twice !== undefined) throw new RangeError(`the feature "${twice}" stands twice; give each column a name of its own`)
  checkMatrix(examples, rows)
  checkColumn('label', labels, rows)
  if (weights !== undefined) checkColumn('weight', weights, rows)
  if (offsets !== undefined) checkColumn('offset', offsets, rows)
  const negative = weights?.findIndex((weight) => weight < 0) ?? -1
  if (negative >= 0) throw new RowError(negative, `weight ${weights![negative]} is negative; give 0 or more`)
  if (weights?.every((weight) => weight === 0)) throw new RangeError('the weights are all 0: no row counts')
  if (requests !== undefined) checkRequests(requests, rows)
  const names = new Set(features)
  for (const column of examples.ids ?? []) {
    if (names.has(column.name)) throw new RangeError(`the id column "${column.name}" bears a name that is taken; give it one of its own`)
    names.add(column.name)
    checkIds(column, rows)
  }
}

/** Throws RangeError unless labels are 0 and 1, both. */
export function checkTwoClasses({ labels }: Examples): void {
  const other = labels.findIndex((label) => label !== 0 && label !== 1)
  if (other >= 0)
    throw new RowError(
      other,
      `label ${labels[other]} is neither 0 nor 1, which a logistic loss needs; give 0 and 1, or choose another objective or loss`,
    )
  if (!labels.includes(0) || !labels.includes(1)) {
    throw new RangeError(`all ${labels.length} labels are ${labels[0]}: there is nothing to tell apart; give rows of both classes`)
  }
}

/** Gains are 2^label − 1, which must stay exact. */
const highestGrade = 52

/** Throws RangeError unless labels are grades that a gain can be made of. */
export function checkGrades({ labels }: Examples): void {
  const bad = labels.findIndex((label) => !(label >= 0 && label <= highestGrade))
  if (bad >= 0) throw new RowError(bad, `label ${labels[bad]} is no grade; give 0 for what is not relevant, up to ${highestGrade}`)
}

/** Throws RangeError where no request has rows of different labels: there is nothing to rank by. */
export function checkUnlikeLabels({ labels, requests }: Examples): void {
  let request = 0
  for (let row = 1; requests !== undefined && row < labels.length; row++) {
    if (row === requests[request + 1]) request++
    else if (labels[row] !== labels[row - 1]) return
  }
  throw new RangeError(
    'in no request do labels differ, so there is nothing to rank by; give rows of different labels that were shown together',
  )
}

function checkMatrix({ matrix, features }: Examples, rows: number): void {
  const { width, values } = matrix
  if (width !== features.length) throw new RangeError(`${features.length} feature names for ${width} columns`)
  if (matrix.kind === 'dense') {
    if (values.length !== rows * width) throw new RangeError(`${values.length} values for ${rows} rows of ${width}`)
  } else if (matrix.starts.length !== rows + 1 || matrix.starts[rows] !== values.length || matrix.columns.length !== values.length) {
    throw new RangeError(`${values.length} cells do not fit the ends of ${rows} rows`)
  }
  for (let cell = 0; cell < values.length; cell++) {
    if (Math.abs(values[cell]!) === Infinity) throw infinite(cell, { matrix, features } as Examples)
  }
}

function infinite(cell: number, { matrix, features }: Examples): RangeError {
  const dense = matrix.kind === 'dense'
  const row = dense ? Math.floor(cell / matrix.width) : matrix.starts.findIndex((start) => start > cell) - 1
  const column = dense ? cell % matrix.width : matrix.columns[cell]!
  return new RowError(row, `the value of "${features[column]}" is infinite; leave it out or give a number`)
}

function checkColumn(name: string, values: Float64Array, rows: number): void {
  if (values.length !== rows) throw new RangeError(`${values.length} ${name}s for ${rows} rows`)
  const bad = values.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw new RowError(bad, `the ${name} is ${values[bad]}; give a finite number`)
}

function checkRequests(requests: Uint32Array, rows: number): void {
  if (requests[0] !== 0 || requests.at(-1) !== rows)
    throw new RangeError(`the requests end at row ${requests.at(-1)}, but there are ${rows} rows`)
  for (let i = 1; i < requests.length; i++) {
    if (requests[i]! < requests[i - 1]!) throw new RangeError(`request ${i - 1} ends before it begins`)
    if (requests[i] === requests[i - 1]) throw new RangeError(`request ${i - 1} has no rows; leave it out`)
  }
}

function checkIds({ name, starts, ids }: IdColumn, rows: number): void {
  if (starts.length !== rows + 1 || starts[0] !== 0 || starts[rows] !== ids.length)
    throw new RangeError(`${ids.length} ids of "${name}" do not fit the ends of ${rows} rows`)
  const back = starts.findIndex((start, row) => row > 0 && start < starts[row - 1])
  if (back > 0) throw new RangeError(`row ${back - 1}: the ids of "${name}" end before they begin`)
}
