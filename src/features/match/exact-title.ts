/** 1 where an asked title is held now or was held before; of a job: where it is the title. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const exactTitle: Feature = {
  name: 'exact-title',
  isAsked: ({ titles }) => titles.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'title', requirements.titles)
  },
}
