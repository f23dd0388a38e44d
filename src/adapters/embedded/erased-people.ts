/** Everything that names the people whose erasure is under way, as the redaction of the log takes it. */
import type { Identity, Member } from '../../domain/member.ts'
import { type Term, termTypeOf } from '../../domain/term.ts'
import type { Reader } from '../../events/records.ts'
import { everyTerm, openTypes } from './dictionary.ts'
import type { Erasure } from './erasure.ts'
import { everyIdentified } from './keys.ts'
import { addressWords, type NamedPerson, nameWords } from './name-words.ts'
import { payload } from './payloads.ts'
import { type Erased, mentionsOf } from './redaction.ts'
import { erasureTable } from './store-tables.ts'

/** `isUsed`: whether a document uses the term. `pause` lets others breathe. */
export async function erasedPeople(reader: Reader, isUsed: (term: Term) => boolean, pause: () => Promise<void>): Promise<Erased> {
  const rows = [...reader.range<Erasure>(erasureTable)].map(({ key, value }) => ({ key: Number(key), ...value }))
  const words = new Set(rows.flatMap((row) => [...(row.words ?? []), ...(row.addresses ?? [])]))
  const common = taxonomyWords(reader, words)
  const elsewhere = new Set([...common, ...writtenWords(reader, words, isUsed), ...(await bornWords(reader, words, pause))])
  const people = rows.map((row) => namedPerson(row, common, elsewhere))
  return { keys: new Set(rows.map(({ key }) => key)), mentions: mentionsOf(rows.flatMap(({ names }) => names)), people }
}

function namedPerson(
  { key, words = [], addresses = [] }: Erasure & { readonly key: number },
  common: ReadonlySet<string>,
  elsewhere: ReadonlySet<string>,
): NamedPerson {
  return {
    key,
    words: new Set(words),
    rare: new Set([...words, ...addresses].filter((word) => !elsewhere.has(word))),
    common: new Set(words.filter((word) => common.has(word))),
  }
}

function taxonomyWords(reader: Reader, words: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { term, value } of everyTerm(reader)) {
    if (value === undefined || openTypes.has(termTypeOf(term))) continue
    for (const word of nameWords(value)) if (words.has(word)) found.add(word)
  }
  return found
}

/** Words of the names that stand in a profile or posting of somebody else. */
function writtenWords(reader: Reader, words: ReadonlySet<string>, isUsed: (term: Term) => boolean): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { term, value } of everyTerm(reader)) {
    if (value !== undefined && words.has(value) && termTypeOf(term) === 'text' && isUsed(term)) found.add(value)
  }
  return found
}

function allWords(identity: Identity): readonly string[] {
  return [...nameWords(identity.name ?? ''), ...addressWords(identity)]
}

/** Words of the names and addresses that others bear too. */
async function bornWords(reader: Reader, words: ReadonlySet<string>, pause: () => Promise<void>): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let members = 0
  if (words.size === 0) return found
  for (const { key } of everyIdentified(reader, 'member')) {
    const identity = payload<Member>(reader, 'member', key)?.identity
    for (const word of identity === undefined ? [] : allWords(identity)) if (words.has(word)) found.add(word)
    if (++members % 2_000 === 0) await pause()
  }
  return found
}
