/** 1 where an asked school was attended. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const schoolMatch: Feature = {
  name: 'school-match',
  isAsked: ({ schools }) => schools.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'school', requirements.schools)
  },
}
