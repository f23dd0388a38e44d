/** Share of the asked skills that are stated, each weighted by its inverse document frequency: a rare skill proves more. */
import type { Feature } from '../feature.ts'

export const skillCoverageWeighted: Feature = {
  name: 'skill-coverage-weighted',
  ofIndex: true,
  isAsked: ({ skills }) => skills.length > 0,
  compute({ requirements, fields }, document) {
    const { skills, skillWeights } = requirements
    if (skills.length === 0 || fields.count(document, 'skill') === 0) return NaN
    let held = 0
    let asked = 0
    for (let i = 0; i < skills.length; i++) {
      asked += skillWeights[i]!
      if (fields.has(document, skills[i]!)) held += skillWeights[i]!
    }
    return asked === 0 ? NaN : held / asked
  },
}
