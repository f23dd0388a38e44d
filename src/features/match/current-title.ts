/** 1 where an asked title is held now. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const currentTitle: Feature = {
  name: 'current-title',
  isAsked: ({ currentTitles }) => currentTitles.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'current-title', requirements.currentTitles)
  },
}
