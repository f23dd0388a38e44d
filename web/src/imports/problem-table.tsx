import type { ImportReport } from '../../../src/http/contract/import.ts'
import { ReasonTable } from './reason-table.tsx'

/** Why rows were refused. */
export function ProblemTable({ problems }: Pick<ImportReport, 'problems'>) {
  const reasons = problems.map(({ message, remedy, ...rest }) => ({ ...rest, what: message, note: remedy }))
  return <ReasonTable label="Refused rows" found="Why refused, and what helps" reasons={reasons} />
}
