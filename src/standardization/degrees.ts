/** Degrees, fields of study and languages as profiles and postings state them. */
import { inContext } from './alias-marks.ts'
import { openName } from './open-names.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { Entry, LevelEntry } from './taxonomy-data.ts'
import { type Tokens, tokenize } from './tokenize.ts'
import { entryNamed, entryOf } from './vocabulary.ts'

/** Degrees that a field of a profile names, "M.Sc. Physics" included. */
export function degreesNamed({ degrees }: Taxonomy, text: string): readonly LevelEntry[] {
  return degrees.matcher.all(tokenize(text)).map((found) => entryOf(degrees, found))
}

/** Degrees that running text asks for; short forms that are words too ("MA", "master") do not count there. */
export function degreesInProse({ degrees }: Taxonomy, tokens: Tokens): readonly LevelEntry[] {
  const sure = degrees.matcher.all(tokens.words).filter((found) => !degrees.matcher.hasMark(found.alias, inContext))
  return sure.map((found) => entryOf(degrees, found))
}

/** Canonical fields where the text names any, else the text itself as an open name. */
export function fieldsOfStudy({ fieldsOfStudy: fields }: Taxonomy, text: string): readonly string[] {
  const found = fields.matcher.all(tokenize(text)).map((match) => entryOf(fields, match).slug)
  if (found.length > 0) return [...new Set(found)]
  const name = openName(text)
  return name === undefined ? [] : [name]
}

/** Fields that stand beside the degree: "B.Sc. Computer Science". */
export function fieldsBesideDegree({ fieldsOfStudy: fields }: Taxonomy, degree: string): readonly string[] {
  return fields.matcher.all(tokenize(degree)).map((match) => entryOf(fields, match).slug)
}

/** "German (native)" and "de" are German. */
export function languageNamed({ languages }: Taxonomy, text: string): Entry | undefined {
  const whole = entryNamed(languages, text)
  if (whole !== undefined) return whole
  const [first] = languages.matcher.all(tokenize(text))
  return first === undefined ? undefined : entryOf(languages, first)
}
