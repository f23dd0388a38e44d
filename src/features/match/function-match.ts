/** 1 where the line of work (engineering, sales, …) is the asked one. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const functionMatch: Feature = {
  name: 'function-match',
  isAsked: ({ functions }) => functions.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'function', requirements.functions)
  },
}
