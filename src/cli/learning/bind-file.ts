/** Brings a file's columns into the order of a model's features, by name. */
import type { Precision } from '../../adapters/files/examples/example-columns.ts'
import { fileFault } from '../../adapters/files/examples/file-fault.ts'
import type { ExampleFile } from '../../adapters/files/examples/read-examples.ts'
import { selectFeatures } from '../../models/select-features.ts'
import { say } from '../options.ts'

/** Names that a model reads. */
export interface Inputs {
  readonly features: readonly string[]
  readonly idColumns: readonly string[]
}

/** Trees ask of float32 whatever they are given. */
export function precisionFor(kind: string): Precision {
  return kind === 'linear' ? 'double' : 'single'
}

/**
 * Columns that the model does not know are left out, which is said on standard error. A CSV file must have all the others; in a file
 * whose rows only hold what is known of them a feature may be missing, but not all of them.
 */
export function bindFile(file: ExampleFile, inputs: Inputs): ExampleFile {
  const { path, examples, isSparse } = file
  const { features } = inputs
  const own = new Set(examples.features)
  const missing = features.filter((name) => !own.has(name))
  if (missing.length > 0 && (!isSparse || missing.length === features.length))
    throw fileFault(path, 0, `it has no column ${listed(missing)}, which the model needs`, 'give the columns that the model was trained on')
  const wanted = new Set(features)
  const unknown = examples.features.filter((name) => !wanted.has(name))
  if (unknown.length > 0) say(`${path}: left out ${unknown.length} columns that the model does not know: ${listed(unknown)}`)
  return bindIds({ ...file, examples: selectFeatures(examples, features) }, inputs)
}

/** Ids that no model reads are left out; where the model reads some that the file lacks, each row counts as one without. */
export function bindIds(file: ExampleFile, { idColumns }: Pick<Inputs, 'idColumns'>): ExampleFile {
  const { path, examples } = file
  const { ids = [], ...others } = examples
  const unread = ids.filter(({ name }) => !idColumns.includes(name))
  if (unread.length > 0) say(`${path}: left out ids that the model does not read: ${listed(unread.map(({ name }) => name))}`)
  const absent = idColumns.filter((name) => !ids.some((column) => column.name === name))
  if (absent.length > 0) say(`${path}: no row has ids of ${listed(absent)}, so none is known`)
  const read = ids.filter(({ name }) => idColumns.includes(name))
  return { ...file, examples: read.length === 0 ? others : { ...others, ids: read } }
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${some} and ${names.length - 5} more` : some
}
