/** 1 where an asked company is the employer now. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const currentCompanyMatch: Feature = {
  name: 'current-company-match',
  isAsked: ({ currentCompanies }) => currentCompanies.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'current-company', requirements.currentCompanies)
  },
}
