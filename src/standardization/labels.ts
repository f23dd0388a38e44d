/** Canonical values as people read them. */
import type { TermType } from '../domain/term.ts'
import type { NamedFamily } from './query/typed-query.ts'
import type { Standardizer } from './standardizer.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { Entry } from './taxonomy-data.ts'

/** Values of fixed lists, written as people read them but for the first letter: `full-time`. */
const plainTypes: ReadonlySet<TermType> = new Set(['intent', 'employment-type', 'workplace', 'job-state'])

export function labelOf({ taxonomy, places }: Standardizer, type: TermType, value: string): string {
  if (type === 'location' || type === 'desired-location') return places.at(value)?.label ?? value
  if (type === 'work-permit') return places.country(value).label
  if (type === 'audience') return value.replace(/^contract:/, '')
  if (type === 'text') return value
  if (plainTypes.has(type)) return value.charAt(0).toUpperCase() + value.slice(1)
  return entryLabel(taxonomy, type, value) ?? titleCase(value)
}

/** "Any Developer". */
export function familyLabel(name: string): string {
  return `Any ${name}`
}

/** "Any Developer (22 titles)". */
export function familyTagLabel({ label, titles, orWord }: NamedFamily): string {
  return `${label} (${titles.length} titles${orWord === undefined ? '' : ', or the word'})`
}

/** "skill not stated". */
export function unstatedLabel(type: TermType): string {
  return `${type} not stated`
}

export function unknownNameLabel(type: TermType, text: string): string {
  return `"${text}" (no known ${type}, looked for as words)`
}

export function yearsLabel({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined) return max === undefined ? 'any years of experience' : `at most ${max} years`
  return max === undefined ? `at least ${min} years` : `${min}–${max} years`
}

export function radiusLabel(km: number, place: string): string {
  return `within ${km} km of ${place}`
}

/** Whether the value is one of the taxonomy's entries or a known place: then it is a name already, not an alias of another. */
export function isCanonical({ taxonomy, places }: Standardizer, type: TermType, value: string): boolean {
  if (type === 'location' || type === 'desired-location') return places.has(value)
  return vocabularyOf(taxonomy, type)?.has(value) === true
}

function entryLabel(taxonomy: Taxonomy, type: TermType, value: string): string | undefined {
  return vocabularyOf(taxonomy, type)?.get(value)?.name
}

function vocabularyOf(taxonomy: Taxonomy, type: TermType): ReadonlyMap<string, Entry> | undefined {
  switch (type) {
    case 'title':
    case 'current-title':
    case 'desired-title':
      return taxonomy.titles.bySlug
    case 'skill':
    case 'must-have-skill':
      return taxonomy.skills.bySlug
    case 'industry':
      return taxonomy.industries.bySlug
    case 'function':
      return taxonomy.functions.bySlug
    case 'seniority':
      return taxonomy.seniorities.bySlug
    case 'degree':
      return taxonomy.degrees.bySlug
    case 'language':
      return taxonomy.languages.bySlug
    case 'field-of-study':
      return taxonomy.fieldsOfStudy.bySlug
    default:
      return undefined
  }
}

const small: ReadonlySet<string> = new Set(['of', 'and', 'the', 'for', 'de', 'der', 'und', 'des', 'la', 'in', 'at', 'on'])

/** "university of oxford" → "University of Oxford"; words of two and three letters that no small word explains read as initials ("IBM"). */
function titleCase(value: string): string {
  return value
    .split(/[\s-]/)
    .map((word, at) => (at > 0 && small.has(word) ? word : cased(word)))
    .join(' ')
}

function cased(word: string): string {
  return /^[bcdfghjklmnpqrstvwxz]{2,3}$/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)
}
