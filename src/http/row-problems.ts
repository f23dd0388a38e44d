/** Refusal of a list for the sake of some rows: the whole list is refused, and the first rows at fault are told apart. */
import { type Problem, problemOfError, underField } from '../adapters/files/json-problem.ts'
import { PlatformError } from '../domain/errors.ts'

export interface RowProblem extends Problem {
  readonly row: number
}

const maxTold = 20

/** Maps every row, or throws one refusal that names the rows at fault. */
export function mapRows<Row, Result>(rows: readonly Row[], map: (row: Row) => Result): Result[] {
  const problems: RowProblem[] = []
  let first: unknown
  const results = rows.flatMap((row, index) => {
    try {
      return problems.length < maxTold ? [map(row)] : []
    } catch (error) {
      const problem = problemOfError(error)
      if (!problem) throw error
      first ??= underField(error, `[${index}]`)
      problems.push({ row: index, ...problem })
      return []
    }
  })
  if (first !== undefined) throw withRows(first, problems)
  return results
}

export function rowProblemsOf(error: PlatformError): readonly RowProblem[] | undefined {
  return isRows(error.cause) ? error.cause.rows : undefined
}

function withRows(error: unknown, rows: readonly RowProblem[]): unknown {
  return error instanceof PlatformError
    ? new PlatformError(error.code, error.message, { field: error.field ?? 'body', cause: { rows } })
    : error
}

function isRows(cause: unknown): cause is { rows: readonly RowProblem[] } {
  return typeof cause === 'object' && cause !== null && 'rows' in cause
}
