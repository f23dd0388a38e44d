/** Share of all held titles that are asked for or near: a career in this line of work, not one stop of it. */
import type { Feature } from '../feature.ts'

export const titleShare: Feature = {
  name: 'title-share',
  isAsked: ({ titles }) => titles.length > 0,
  compute({ requirements, fields }, document) {
    const { titles, relatedTitles } = requirements
    const held = fields.count(document, 'title')
    if (held === 0 || titles.length === 0) return NaN
    return (fields.countShared(document, titles) + fields.countShared(document, relatedTitles)) / held
  },
}
