/** 1 where none of the asked titles but one near them is held or was held. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const relatedTitle: Feature = {
  name: 'related-title',
  isAsked: ({ relatedTitles }) => relatedTitles.length > 0,
  compute({ requirements, fields }, document) {
    const related = anyShared(fields, document, 'title', requirements.relatedTitles)
    return related === 1 && fields.countShared(document, requirements.titles) > 0 ? 0 : related
  },
}
