/** What commands that read data files are told about them. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ColumnRoles, usualRoles } from '../../adapters/files/examples/column-roles.ts'
import { type ExampleFormat, exampleFormats } from '../../adapters/files/examples/read-examples.ts'
import { choice } from '../choice.ts'

export interface FileOptions {
  readonly format?: ExampleFormat
  readonly labelColumn: string
  readonly requestColumn: string
  readonly weightColumn: string
  readonly offsetColumn?: string
  readonly positionColumn?: string
  readonly groupBy?: string
  readonly idColumns: readonly string[]
  readonly skip: readonly string[]
}

export function withFileOptions(command: Command): Command {
  return command
    .addOption(choice.option('--format <format>', 'format of the files; by their extension if left out, else libsvm', exampleFormats))
    .option('--label-column <name>', 'CSV, NDJSON: where the label stands', usualRoles.label)
    .option('--request-column <name>', 'CSV, NDJSON: rows of one request have the same value here', usualRoles.request)
    .option('--weight-column <name>', 'CSV, NDJSON: where the weight stands', usualRoles.weight)
    .option('--offset-column <name>', 'CSV, NDJSON: a margin that is given')
    .option('--position-column <name>', 'CSV, NDJSON: place at which the row was shown, 0 at the top')
    .option('--group-by <name>', 'CSV, NDJSON: also give each metric as its mean over the values of this column')
    .addOption(
      new Option('--id-columns <names>', 'CSV: columns of ids, which only neural models read; several ids in a cell stand between |')
        .argParser(names)
        .default([], 'none'),
    )
    .addOption(new Option('--skip <names>', 'CSV, NDJSON: columns to read over, by commas').argParser(names).default([], 'none'))
}

/** `known`: id columns that a model reads, which then need not be named again. */
export function rolesOfOptions(options: FileOptions, known: readonly string[] = []): ColumnRoles {
  const { labelColumn, requestColumn, weightColumn, offsetColumn, positionColumn, groupBy, idColumns, skip } = options
  return {
    label: labelColumn,
    request: requestColumn,
    weight: weightColumn,
    ids: [...new Set([...idColumns, ...known])],
    skip,
    ...(offsetColumn !== undefined && { offset: offsetColumn }),
    ...(positionColumn !== undefined && { position: positionColumn }),
    ...(groupBy !== undefined && { group: groupBy }),
  }
}

/** By commas or blanks. */
export function names(text: string): readonly string[] {
  const found = text.split(/[\s,]+/).filter((name) => name !== '')
  if (found.length === 0) throw new InvalidArgumentError('give names, separated by commas')
  return found
}
