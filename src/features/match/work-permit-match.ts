/** 1 where work without sponsorship is permitted in an asked country. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const workPermitMatch: Feature = {
  name: 'work-permit-match',
  isAsked: ({ workPermits }) => workPermits.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'work-permit', requirements.workPermits)
  },
}
