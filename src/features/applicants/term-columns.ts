/** Terms of applicants and of their job as columns of ids, which models of single jobs and single members read. */
import type { IdColumn } from '../../models/examples.ts'
import type { StatedTerms } from '../id-columns.ts'
import { applicationTerms } from './application-terms.ts'

export const memberTermColumn = 'member-terms'
export const jobTermColumn = 'job-terms'

export function termColumn(name: string, terms: readonly Uint32Array[]): IdColumn {
  const starts = new Uint32Array(terms.length + 1)
  terms.forEach((own, row) => {
    starts[row + 1] = starts[row]! + own.length
  })
  const ids = new Uint32Array(starts[terms.length]!)
  terms.forEach((own, row) => {
    ids.set(own, starts[row])
  })
  return { name, starts, ids }
}

/** Of the given people, and of the job that each of them applied for. */
export function applicantTerms({ keys, termOffsets, terms }: StatedTerms, jobTerms: Uint32Array): readonly IdColumn[] {
  const ofMembers = Array.from(keys, (_, row) => applicationTerms(terms.subarray(termOffsets[row], termOffsets[row + 1])))
  const ofJob = applicationTerms(jobTerms)
  return [
    termColumn(memberTermColumn, ofMembers),
    termColumn(
      jobTermColumn,
      ofMembers.map(() => ofJob),
    ),
  ]
}
