import type { RequirementMatch } from '../../../src/platform/platform.ts'

const sections: Readonly<Record<string, string>> = {
  headline: 'the headline',
  summary: 'the summary',
  location: 'the location',
  skills: 'the skills',
  positions: 'the positions',
  education: 'the education',
  languages: 'the languages',
  certificates: 'the certificates',
  preferences: 'the wishes',
  workPermits: 'the work permits',
}

/** Says a requirement's status with the profile field that proves it: "Stated in the skills (skills[3].name)". */
export function proofText({ status, field }: RequirementMatch): string {
  if (status === 'missing') return 'The profile states others, but not this'
  if (status === 'unknown') return 'The profile says nothing about this'
  if (field === undefined) return 'Matched'
  return `Stated in ${sectionOf(field)}`
}

/** "the skills (skills[3].name)" */
export function sectionOf(field: string): string {
  const section = sections[/^[A-Za-z]+/.exec(field)?.[0] ?? '']
  return section === undefined || section.endsWith(field) ? (section ?? field) : `${section} (${field})`
}

/** A profile field as the drawer marks it: `positions[1].title` stands under `positions[1]`. */
export function proves(requirement: RequirementMatch, path: string): boolean {
  const { field, status } = requirement
  return status === 'matched' && field !== undefined && (field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`))
}

export function isSkill(type: RequirementMatch['type']): boolean {
  return type === 'skill' || type === 'must-have-skill'
}

/** A skill that the text and the posting both ask for is told once, as a must where either says so. */
export function distinct(requirements: readonly RequirementMatch[]): readonly RequirementMatch[] {
  const byName = new Map<string, RequirementMatch>()
  for (const requirement of requirements) {
    const name = `${isSkill(requirement.type) ? 'skill' : requirement.type} ${requirement.label}`
    const known = byName.get(name)
    byName.set(name, known ? { ...known, mustHave: known.mustHave || requirement.mustHave } : requirement)
  }
  return [...byName.values()]
}
