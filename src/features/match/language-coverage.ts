/** Share of the asked languages that are stated. */
import type { Feature } from '../feature.ts'
import { coverage } from '../shared.ts'

export const languageCoverage: Feature = {
  name: 'language-coverage',
  isAsked: ({ languages }) => languages.length > 0,
  compute({ requirements, fields }, document) {
    return coverage(fields, document, 'language', requirements.languages)
  },
}
