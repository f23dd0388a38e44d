/**
 * Whether a text names an erased person by single words of the name. A word that nobody else bears and no profile, posting or
 * taxonomy uses gives the person away anywhere; two words of the name do so together; any other word of it does where the person
 * stood on the page that the text asked for, unless it is a word of the taxonomy, which says what is sought (Baker, Paris).
 */
import type { Identity } from '../../domain/member.ts'
import { normalize } from '../../standardization/normalize.ts'

export interface NamedPerson {
  readonly key: number
  readonly words: ReadonlySet<string>
  /** Of `words` and of their addresses: theirs alone. */
  readonly rare: ReadonlySet<string>
  /** Of `words`: those of the taxonomy. */
  readonly common: ReadonlySet<string>
}

const leastLetters = 3
/** Belong to many names and to none. */
const particles: ReadonlySet<string> = new Set([
  'van',
  'von',
  'der',
  'den',
  'del',
  'dela',
  'des',
  'dos',
  'das',
  'las',
  'los',
  'ter',
  'ten',
  'zum',
  'zur',
  'bin',
  'ibn',
  'bint',
  'the',
  'and',
  'mac',
  'san',
  'saint',
]) // prettier-ignore

/** Folded and in lower case; words of fewer than three letters and particles are left out. */
export function nameWords(text: string): ReadonlySet<string> {
  const words = normalize(text).match(/[\p{L}\p{M}]+/gu) ?? []
  return new Set(words.filter((word) => word.length >= leastLetters && !particles.has(word)))
}

/** Words that addresses are made of: what stands before the @, user names, and hosts of pages. */
export function addressWords({ email, url, profiles = [] }: Identity): ReadonlySet<string> {
  const texts = [email?.split('@')[0], hostOf(url), ...profiles.flatMap((profile) => [profile.username, hostOf(profile.url)])]
  return new Set(texts.flatMap((text) => (text === undefined ? [] : [...nameWords(text)])))
}

/** Without what stands in front of many hosts and the top level, which name nobody. */
function hostOf(url: string | undefined): string | undefined {
  const host = url?.replace(/^[a-z]+:\/\//i, '').split(/[/?#:]/)[0]
  return host?.replace(/^www\./i, '').replace(/\.[^.]*$/, '')
}

/** `shown`: keys of the page for which the text asked. */
export function saysName(text: string, people: readonly NamedPerson[], shown: (key: number) => boolean): boolean {
  if (people.length === 0) return false
  const said = nameWords(text)
  return people.some((person) => isNamed(person, said, shown(person.key)))
}

function isNamed({ words, rare, common }: NamedPerson, said: ReadonlySet<string>, isShown: boolean): boolean {
  const theirs = [...words].filter((word) => said.has(word))
  return theirs.length > 1 || [...rare].some((word) => said.has(word)) || (isShown && theirs.some((word) => !common.has(word)))
}
