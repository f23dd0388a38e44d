/**
 * What was asked, the same for everybody on a page: alone it orders nobody, but a model that splits on several inputs learns what
 * matters for which question (context features, CIKM 2018). NaN where nothing of the kind was asked.
 */
import type { Feature } from '../feature.ts'
import type { Requirements } from '../requirements.ts'

function asked(name: string, of: (requirements: Requirements) => number): Feature {
  return { name, compute: ({ requirements }) => of(requirements) }
}

export const contextFeatures: readonly Feature[] = [
  asked('asked-titles', ({ titles }) => titles.length),
  asked('asked-skills', ({ skills }) => skills.length),
  asked('asked-must-haves', ({ mustHaveSkills }) => mustHaveSkills.length),
  asked('asked-places', ({ locations }) => locations.length),
  asked('asked-level', ({ seniorityLevel }) => seniorityLevel),
  asked('asked-years', ({ minYears }) => minYears),
]
