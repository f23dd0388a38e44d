/** Levels by which the document stands above the asked seniority; 0 at or below it. */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const level = fieldIndex('seniority-level')

export const seniorityAbove: Feature = {
  name: 'seniority-above',
  isAsked: ({ seniorityLevel }) => !Number.isNaN(seniorityLevel),
  compute({ requirements, fields }, document) {
    return Math.max(0, fields.number(document, level) - requirements.seniorityLevel)
  },
}
