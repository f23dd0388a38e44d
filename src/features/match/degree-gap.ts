/** Degree held less degree asked, in levels: below 0 where it falls short. */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const level = fieldIndex('degree-level')

export const degreeGap: Feature = {
  name: 'degree-gap',
  isAsked: ({ subject, degreeLevel, heldDegreeLevel }) => !Number.isNaN(subject === 'jobs' ? heldDegreeLevel : degreeLevel),
  compute({ requirements, fields }, document) {
    const stated = fields.number(document, level)
    return requirements.subject === 'jobs' ? requirements.heldDegreeLevel - stated : stated - requirements.degreeLevel
  },
}
