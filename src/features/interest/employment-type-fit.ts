/** 1 where a type of employment suits both sides. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const employmentTypeFit: Feature = {
  name: 'employment-type-fit',
  isAsked: ({ employmentTypes }) => employmentTypes.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'employment-type', requirements.employmentTypes)
  },
}
