/** One row of an imported file: a member, a job, or the reason why it is neither. Rows count from 1, lines for NDJSON. */
import type { Job } from '../../domain/job.ts'
import type { Member } from '../../domain/member.ts'
import { type Problem, problemOfError } from './json-problem.ts'

/** Fields that were read over, such as `awards`, each as often as it occurred. */
export type IgnoredFields = Readonly<Record<string, number>>

export type ImportItem =
  | { readonly subject: 'members'; readonly member: Member; readonly ignored: IgnoredFields }
  | { readonly subject: 'jobs'; readonly job: Job; readonly ignored: IgnoredFields }

/** `blank`: a record without a word, as spreadsheets leave them at the end. */
export type ImportRow = { readonly row: number } & (
  | ImportItem
  | { readonly subject: 'none'; readonly problem: Problem }
  | { readonly subject: 'blank' }
)

export type Subject = 'members' | 'jobs'

/** Reads one row; a refusal becomes its reason, a bug crashes. */
export function rowOf(row: number, read: () => ImportItem): Exclude<ImportRow, { readonly subject: 'blank' }> {
  try {
    return { row, ...read() }
  } catch (error) {
    const problem = problemOfError(error)
    if (!problem) throw error
    return { row, subject: 'none', problem }
  }
}
