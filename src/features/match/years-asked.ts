/** Years of work against the range asked for: the member's against the opening's, or the seeker's against the job's. */
import type { Context } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const years = fieldIndex('years')
const minYears = fieldIndex('min-years')
const maxYears = fieldIndex('max-years')

export function heldYears({ requirements, fields }: Context, document: number): number {
  return requirements.subject === 'jobs' ? requirements.heldYears : fields.number(document, years)
}

export function leastYears({ requirements, fields }: Context, document: number): number {
  return requirements.subject === 'jobs' ? fields.number(document, minYears) : requirements.minYears
}

export function mostYears({ requirements, fields }: Context, document: number): number {
  return requirements.subject === 'jobs' ? fields.number(document, maxYears) : requirements.maxYears
}
