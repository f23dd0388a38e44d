/** Levels by which the document stands below the asked seniority; 0 at or above it. */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const level = fieldIndex('seniority-level')

export const seniorityBelow: Feature = {
  name: 'seniority-below',
  isAsked: ({ seniorityLevel }) => !Number.isNaN(seniorityLevel),
  compute({ requirements, fields }, document) {
    return Math.max(0, requirements.seniorityLevel - fields.number(document, level))
  },
}
