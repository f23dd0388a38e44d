/** Imported skills merged into ours; see merge-taxonomy.ts. A single word is marked, for it may be an everyday word. */
import { inContext, inOwnCase } from './alias-marks.ts'
import type { ImportedSkill, MergeCounts, Skipped } from './imported-taxonomy.ts'
import { slugOf } from './normalize.ts'
import { isStopWord, stopWordReason } from './stop-words.ts'
import { compileTaxonomy, type Taxonomy } from './taxonomy.ts'
import type { SkillEntry, TaxonomyData } from './taxonomy-data.ts'
import { tokenize } from './tokenize.ts'
import type { Vocabulary } from './vocabulary.ts'

export function mergeSkills(
  own: TaxonomyData,
  read: readonly ImportedSkill[],
  skipped: Skipped,
): { entries: readonly SkillEntry[]; counts: MergeCounts } {
  const imported = read.filter(({ name }) => !isStopWord(tokenize(name)))
  for (const { name } of read) if (isStopWord(tokenize(name))) skipped.add(stopWordReason, name)
  const { skills } = compileTaxonomy(own)
  const slugs = new Map(imported.map((skill) => [skill.code, knownSkill(skills, skill.name)?.slug ?? slugOf(skill.name)]))
  const taken = new Set<string>()
  const aliases = new Map<string, string[]>()
  for (const skill of imported) {
    for (const alias of [skill.name, ...skill.aliases]) addAlias(skills, taken, aliases, slugs.get(skill.code)!, alias, skipped)
  }
  const merged = own.skills.map((entry) => ({ ...entry, aliases: [...entry.aliases, ...(aliases.get(entry.slug) ?? [])] }))
  const fresh = newEntries(imported, slugs, skills, aliases)
  const aliasesAdded = Array.from(aliases.values()).reduce((sum, list) => sum + list.length, 0)
  return {
    entries: [...merged, ...fresh],
    counts: { read: read.length, merged: imported.length - fresh.length, added: fresh.length, aliasesAdded },
  }
}

/** By name, with or without "software" behind it and the maker before it ("Atlassian JIRA", "Adobe Systems Adobe Photoshop"). */
function knownSkill(skills: Vocabulary<SkillEntry>, name: string): SkillEntry | undefined {
  const words = tokenize(name)
  const bare = words.at(-1) === 'software' && words.length > 1 ? words.slice(0, -1) : words
  const whole = skills.matcher.whole(words) ?? skills.matcher.whole(bare)
  if (whole !== undefined) return skills.entries[whole]
  for (let from = 1; from < Math.min(bare.length, 3); from++) {
    const found = skills.matcher.longestAt(bare, from)
    const isSure = found !== undefined && found.length === bare.length - from && !skills.matcher.hasMark(found.alias, inContext | inOwnCase)
    if (isSure) return skills.entries[found.entry]
  }
  return undefined
}

function addAlias(
  skills: Taxonomy['skills'],
  taken: Set<string>,
  aliases: Map<string, string[]>,
  slug: string,
  alias: string,
  skipped: Skipped,
): void {
  const words = tokenize(alias)
  const key = words.join(' ')
  if (key.length < 2) skipped.add('too short', alias)
  else if (isStopWord(words)) skipped.add(stopWordReason, alias)
  else if (skills.matcher.whole(words) !== undefined) skipped.add('known already', alias)
  else if (taken.has(key)) skipped.add('another imported skill has it', alias)
  else {
    taken.add(key)
    aliases.set(slug, [...(aliases.get(slug) ?? []), words.length > 1 ? alias : `${/\p{Lu}/u.test(alias) ? '=' : '~'}${alias}`])
  }
}

function newEntries(
  imported: readonly ImportedSkill[],
  slugs: ReadonlyMap<string, string>,
  skills: Taxonomy['skills'],
  aliases: ReadonlyMap<string, readonly string[]>,
): readonly SkillEntry[] {
  const fresh = new Map<string, SkillEntry>()
  for (const { code, name, parent } of imported) {
    const slug = slugs.get(code)!
    if (slug === '' || skills.bySlug.has(slug) || fresh.has(slug)) continue
    const above = parent === undefined ? undefined : slugs.get(parent)
    const others = (aliases.get(slug) ?? []).filter((alias) => alias !== name)
    fresh.set(slug, { slug, name, aliases: others, ...(above === undefined || above === slug ? {} : { parent: above }) })
  }
  return [...fresh.values()]
}
