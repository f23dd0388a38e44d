/** A data scientist's file as examples: read as a stream into columns, refused with the line at fault. */
import { extname } from 'node:path'
import type { Examples, Matrix, SparseMatrix } from '../../../models/examples.ts'
import { placedColumns } from '../../../models/select-features.ts'
import { type ColumnRoles, usualRoles } from './column-roles.ts'
import { csvLines } from './csv-examples.ts'
import { eachLine } from './each-line.ts'
import { ExampleColumns, type KeyedRows, type Precision } from './example-columns.ts'
import { fileFault } from './file-fault.ts'
import { libsvmLines, numberedFeatures } from './libsvm.ts'
import { naturalOrder } from './natural-order.ts'
import { ndjsonLines } from './ndjson-examples.ts'
import type { RowOrigin } from './row-lines.ts'
import { readGroupSizes, readWeights, sideFile } from './side-files.ts'

export const exampleFormats = ['libsvm', 'letor', 'csv', 'ndjson'] as const
export type ExampleFormat = (typeof exampleFormats)[number]

export interface ReadOptions {
  /** By the file's extension where absent: .csv, .ndjson and .jsonl, else LibSVM. */
  readonly format?: ExampleFormat
  readonly precision: Precision
  readonly roles?: ColumnRoles
  /** File of group sizes; `F.query` is found by itself where rows name no requests. */
  readonly groupSizes?: string
}

export interface ExampleFile extends RowOrigin {
  readonly examples: Examples
  /** Whether a feature of a model may be missing from the whole file: where rows only hold what is known of them. */
  readonly isSparse: boolean
  /** As the rows named them. */
  readonly requestNames?: readonly string[]
  readonly groups?: KeyedRows
  /** NDJSON fields that were read over, with the number of rows that had them. */
  readonly ignored?: ReadonlyMap<string, number>
}

/** Throws PlatformError that names the file and the line. */
export async function readExamples(path: string, options: ReadOptions): Promise<ExampleFile> {
  const format = options.format ?? formatOf(path)
  const columns = new ExampleColumns(path, options.precision)
  const read = await readers[format](columns, options.roles ?? usualRoles)
  const labels = columns.labels.values()
  if (labels.length === 0) throw fileFault(path, 0, 'it holds no rows', 'give rows, one a line')
  const examples = { ...read.table, labels: format === 'libsvm' ? zeroAndOne(labels) : labels, ...columns.beside() }
  const groups = columns.groups()
  return {
    path,
    examples: await withSideFiles(path, examples, options.groupSizes),
    lineOf: (row) => columns.lines.lineOf(row),
    isSparse: format !== 'csv',
    ...(columns.requests.names.length > 0 && { requestNames: columns.requests.names }),
    ...(groups && { groups }),
    ...(read.ignored && { ignored: read.ignored }),
  }
}

export function formatOf(path: string): ExampleFormat {
  const extension = extname(path).toLowerCase()
  if (extension === '.csv') return 'csv'
  return extension === '.ndjson' || extension === '.jsonl' ? 'ndjson' : 'libsvm'
}

type Table = Pick<Examples, 'features' | 'matrix'>
interface ReadTable {
  readonly table: Table
  readonly ignored?: ReadonlyMap<string, number>
}

const readers: Readonly<Record<ExampleFormat, (columns: ExampleColumns, roles: ColumnRoles) => Promise<ReadTable>>> = {
  libsvm: (columns) => readLibsvm(columns, false),
  letor: (columns) => readLibsvm(columns, true),

  async csv(columns, roles) {
    const { visit, features } = csvLines(columns, roles)
    await eachLine(columns.path, visit)
    const names = features()
    return { table: { features: names, matrix: columns.dense(names.length) } }
  },

  async ndjson(columns, roles) {
    const { visit, features, ignored } = ndjsonLines(columns, roles)
    await eachLine(columns.path, visit)
    return { table: inNaturalOrder(features(), columns.sparse(features().length)), ignored }
  },
}

/**
 * In the order of names, not of their first mention in some row: trees break ties between equal splits by the place of the column, so
 * that the same data as LibSVM, or with its rows written otherwise, give the same model.
 */
function inNaturalOrder(mentioned: readonly string[], matrix: SparseMatrix): Table {
  const features = naturalOrder(mentioned)
  const placeOf = new Map(features.map((name, place) => [name, place]))
  const places = Uint32Array.from(mentioned, (name) => placeOf.get(name)!)
  const isFull = matrix.values.length >= ((matrix.starts.length - 1) * matrix.width) / 4
  return { features, matrix: isFull ? dense(matrix, places) : placedColumns(matrix, places) }
}

/** What a line leaves out is not known to any learner; only many columns with few values stay sparse. */
function dense({ starts, columns, values: cells, width }: SparseMatrix, places: Uint32Array): Matrix {
  const rows = starts.length - 1
  const values = cells instanceof Float32Array ? new Float32Array(rows * width) : new Float64Array(rows * width)
  values.fill(NaN)
  for (let row = 0; row < rows; row++) {
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) values[row * width + places[columns[cell]!]!] = cells[cell]!
  }
  return { kind: 'dense', values, width }
}

async function readLibsvm(columns: ExampleColumns, needsRequest: boolean): Promise<ReadTable> {
  await eachLine(columns.path, libsvmLines(columns, { needsRequest }))
  const { features, columns: places } = numberedFeatures(columns.columns)
  return { table: { features, matrix: columns.sparse(features.length, places) } }
}

/** LibSVM files of two classes say −1 and +1. */
function zeroAndOne(labels: Float64Array): Float64Array {
  return labels.includes(-1) && labels.every((label) => label === -1 || label === 1) ? labels.map((label) => (label + 1) / 2) : labels
}

async function withSideFiles(path: string, examples: Examples, groupSizes: string | undefined): Promise<Examples> {
  const rows = { path, count: examples.labels.length }
  if (groupSizes !== undefined && examples.requests !== undefined)
    throw fileFault(path, 0, 'its rows name requests of their own', `leave out --groups ${groupSizes}`)
  const sizes = examples.requests === undefined ? (groupSizes ?? sideFile(path, 'query')) : undefined
  const requests = sizes === undefined ? examples.requests : await readGroupSizes(sizes, rows)
  const weightFile = examples.weights === undefined ? sideFile(path, 'weight') : undefined
  const weights = weightFile === undefined ? examples.weights : await readWeights(weightFile, rows, requests)
  return { ...examples, ...(requests && { requests }), ...(weights && { weights }) }
}
