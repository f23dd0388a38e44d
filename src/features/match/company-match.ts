/** 1 where an asked company is or was the employer; of a job: where it hires. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const companyMatch: Feature = {
  name: 'company-match',
  isAsked: ({ companies }) => companies.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'company', requirements.companies)
  },
}
