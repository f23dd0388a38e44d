/** 1 where the industry is an asked one. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const industryMatch: Feature = {
  name: 'industry-match',
  isAsked: ({ industries }) => industries.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'industry', requirements.industries)
  },
}
