/** 1 where a title near the asked ones is held now or was held before. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const relatedTitle: Feature = {
  name: 'related-title',
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'title', requirements.relatedTitles)
  },
}
