/** 1 where an asked title was held before but is not held now. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const pastTitle: Feature = {
  name: 'past-title',
  isAsked: ({ titles }) => titles.length > 0,
  compute({ requirements, fields }, document) {
    const held = anyShared(fields, document, 'title', requirements.titles)
    return held === 1 ? 1 - anyShared(fields, document, 'current-title', requirements.currentTitles) : held
  },
}
