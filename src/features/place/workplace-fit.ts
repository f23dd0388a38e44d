/** 1 where a workplace (onsite, hybrid, remote) suits both sides. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const workplaceFit: Feature = {
  name: 'workplace-fit',
  isAsked: ({ workplaces }) => workplaces.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'workplace', requirements.workplaces)
  },
}
