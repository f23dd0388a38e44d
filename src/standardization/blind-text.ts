/**
 * Free text without what names its author, for blind review: words of the name give way to `[name]`, mail and web addresses and
 * telephone numbers to `[contact]`. Rather a word too many than one too few: "Grant writes grants" loses both.
 */
import type { Identity } from '../domain/member.ts'
import { normalize } from './normalize.ts'
import { withoutContacts } from './without-contacts.ts'

export const nameMark = '[name]'

/** What stands in names but names nobody, and what people put before or behind their names. */
const common: ReadonlySet<string> = new Set(
  'de da das do dos del della der den di du la le van von zu zum el al bin ibn abu and und y e dr mr mrs ms prof dipl ing phd msc bsc mba jr sr'.split(
    ' ',
  ),
)
const run = /[\p{L}\p{M}\p{N}\p{Cf}'’._-]+/gu
const piece = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu
/** Scripts that write no spaces: a name stands inside a run. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u
const repeatedMark = /\[name\](?:[\s.'’_-]*\[name\])+/g
const initialBeside = /(?<![\p{L}\p{N}])\p{Lu}\.\s*(?=\[name\])|(?<=\[name\]\s*)(?<![\p{L}\p{N}])\p{Lu}\.(?![\p{L}\p{N}])/gu
const shortestJoined = 6

interface Names {
  /** Single words of the name. */
  readonly parts: ReadonlySet<string>
  /** Names without spaces in scripts that have none, as written. */
  readonly inside: readonly string[]
  /** Any two words of the name without a space between, found inside longer words too: addresses, file names. */
  readonly joined: readonly string[]
  /** Names of accounts: whole words. */
  readonly accounts: ReadonlySet<string>
}

/** Gives the function that blinds texts of this person. A text of nothing but the name becomes the bare mark. */
export function blindText(identity: Identity): (text: string) => string {
  const names = namesOf(identity)
  return (text) => {
    const shown = withoutContacts(text, identity.phone).replace(run, (found) => blindRun(found, names))
    const whole = names.inside.reduce((rest, name) => rest.replaceAll(name, nameMark), shown)
    return whole.replace(repeatedMark, nameMark).replace(initialBeside, '')
  }
}

/** Whether a blinded text says anything. */
export function saysNothing(blinded: string): boolean {
  return !/[\p{L}\p{N}]/u.test(blinded.replaceAll(/\[(?:name|contact)\]/g, ''))
}

function namesOf({ name = '', email = '', url = '', profiles = [] }: Identity): Names {
  const parts = wordsOf(name).filter((word) => !common.has(word))
  const accounts = [email.split('@')[0]!, lastSegment(url), ...profiles.flatMap((one) => [one.username ?? '', lastSegment(one.url ?? '')])]
  return {
    parts: new Set(parts.filter((part) => part.length > 1)),
    inside: name.split(/[^\p{L}\p{M}]+/u).filter((part) => unspaced.test(part)),
    joined: joinedForms(parts).filter((form) => form.length >= shortestJoined),
    accounts: new Set(accounts.map(squeezed).filter((account) => account.length > 2)),
  }
}

function joinedForms(parts: readonly string[]): readonly string[] {
  return parts.flatMap((part, at) => parts.filter((_, other) => other !== at).map((other) => part + other))
}

function blindRun(found: string, { parts, joined, accounts }: Names): string {
  const whole = squeezed(found)
  if (accounts.has(whole) || joined.some((form) => whole.includes(form))) return nameMark
  return found.replace(piece, (word) => (isPart(word, parts) ? nameMark : word))
}

/** Two letters are a name only where they are written as one: "An" and "Li", not "an". */
function isPart(word: string, parts: ReadonlySet<string>): boolean {
  const folded = normalize(word)
  return parts.has(folded) && (folded.length > 2 || word[0] !== word[0]!.toLowerCase())
}

function wordsOf(text: string): readonly string[] {
  return normalize(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

function squeezed(text: string): string {
  return wordsOf(text).join('')
}

function lastSegment(url: string): string {
  return /\/([^/?#]+)\/?(?:[?#].*)?$/.exec(url.replace(/^\w+:\/\/[^/]*/, ''))?.[1] ?? ''
}
