/** A refusal as every answer and every fault of a connection tells it. */
import type { Problem } from '../adapters/files/json-problem.ts'
import type { ErrorBody } from './contract/error.ts'
import type { RowProblem } from './row-problems.ts'
import type { HttpErrorCode } from './status.ts'

export interface Refusal extends Problem {
  readonly code: HttpErrorCode
  readonly rows?: readonly RowProblem[]
}

export function refusalBody({ code, field, message, remedy, rows }: Refusal): ErrorBody {
  return { error: { code, message: `${field}: ${message}`, field, remedy, ...(rows && { rows: [...rows] }) } }
}
