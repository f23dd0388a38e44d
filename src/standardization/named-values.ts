/**
 * The canonical values of a type that a text names as a whole: "C++" is the skill `c-plus-plus`, "Munich" a city. Companies,
 * schools and fields of study have open vocabularies and hold any words; of all other types an unknown text names nothing.
 */
import { jobStates } from '../domain/job.ts'
import { intents } from '../domain/member.ts'
import { employmentTypes, workplaces } from '../domain/place.ts'
import type { TermType } from '../domain/term.ts'
import { textFlags } from '../domain/text-flag.ts'
import { degreesNamed, fieldsOfStudy, languageNamed } from './degrees.ts'
import { companyName, schoolName } from './open-names.ts'
import { resolvePlace } from './places/resolve-place.ts'
import { skillNamed } from './skills.ts'
import type { Standardizer } from './standardizer.ts'
import { standardizeTitle } from './titles.ts'
import { tokenize } from './tokenize.ts'
import { entryNamed } from './vocabulary.ts'

export function valuesNamed({ taxonomy, places }: Standardizer, type: TermType, text: string): readonly string[] {
  switch (type) {
    case 'title':
    case 'current-title':
    case 'desired-title':
      return standardizeTitle(taxonomy, text).titles.map((title) => title.slug)
    case 'degree':
      return degreesNamed(taxonomy, text).map((degree) => degree.slug)
    case 'field-of-study':
      return fieldsOfStudy(taxonomy, text)
    case 'skill':
    case 'must-have-skill':
      return stated(skillNamed(taxonomy, text)?.slug)
    case 'company':
    case 'current-company':
    case 'hidden-from':
      return stated(companyName(text))
    case 'school':
      return stated(schoolName(text))
    case 'location':
    case 'desired-location':
      return stated(resolvePlace(places, text)?.value)
    case 'work-permit':
      return stated(places.divisions.countryCode(text))
    case 'industry':
      return stated(entryNamed(taxonomy.industries, text)?.slug)
    case 'function':
      return stated(entryNamed(taxonomy.functions, text)?.slug)
    case 'seniority':
      return stated(entryNamed(taxonomy.seniorities, text)?.slug)
    case 'language':
      return stated(languageNamed(taxonomy, text)?.slug)
    case 'intent':
      return listed(intents, text)
    case 'employment-type':
      return listed(employmentTypes, text)
    case 'workplace':
      return listed(workplaces, text)
    case 'job-state':
      return listed(jobStates, text)
    case 'text-flag':
      return listed(textFlags, text)
    case 'text':
      return oneWord(tokenize(text))
    case 'audience':
      return stated(text === '' ? undefined : text)
  }
}

function stated(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value]
}

/** "Full time" is `full-time`. */
function listed(values: readonly string[], text: string): readonly string[] {
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-')
  return values.filter((value) => value === words)
}

function oneWord(words: readonly string[]): readonly string[] {
  return words.length === 1 ? words : []
}
