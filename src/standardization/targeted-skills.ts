/** Skills that a hirer targets: what they name and, since no taxonomy knows every skill, their words as text. */
import type { Targeting } from '../domain/job.ts'
import { type Draft, entriesOf, read } from './draft.ts'
import { claimedSkills } from './skills.ts'
import type { Taxonomy } from './taxonomy.ts'

/** A must-have skill is a skill asked for, too. */
export function addTargetedSkills(taxonomy: Taxonomy, draft: Draft, { mustHaveSkills, skills }: Targeting): void {
  addSkills(taxonomy, draft, mustHaveSkills, 'targeting.mustHaveSkills[]', ['must-have-skill', 'skill'])
  addSkills(taxonomy, draft, skills, 'targeting.skills[]', ['skill'])
}

export function addTargetedWords(draft: Draft, { mustHaveSkills, skills }: Targeting): void {
  for (const skill of [...entriesOf(mustHaveSkills), ...entriesOf(skills)]) draft.addSection(read(skill))
}

function addSkills(
  taxonomy: Taxonomy,
  draft: Draft,
  targeted: readonly string[] | undefined,
  field: 'targeting.mustHaveSkills[]' | 'targeting.skills[]',
  types: readonly ('must-have-skill' | 'skill')[],
): void {
  for (const [index, text] of entriesOf(targeted).entries()) {
    const skills = claimedSkills(taxonomy, read(text))
    if (skills.length === 0) draft.addUnread({ field, index, text })
    for (const type of types) for (const { slug } of skills) draft.add(type, slug, field, index)
  }
}
