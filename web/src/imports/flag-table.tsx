import type { ImportReport } from '../../../src/http/contract/import.ts'
import { flagNames } from '../profile/text-flags.ts'
import { ReasonTable } from './reason-table.tsx'

/** Rows whose texts hide something from readers. They come in, but what is hidden is not read. */
export function FlagTable({ flagged }: Pick<ImportReport, 'flagged'>) {
  const reasons = flagged.map(({ flag, ...rest }) => ({ ...rest, what: flagNames[flag], note: 'comes in, but is not read' }))
  return <ReasonTable label="Hidden text" found="What it hides" reasons={reasons} />
}
