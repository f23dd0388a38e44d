/**
 * Erasing people (I11), in two steps. The first is one batch: the event, and everything filed under the person is removed; what
 * names the person is noted with the erasure under way. The second is the compaction: a copy of the store without that note, its
 * pages and queries redacted and its dictionary without words that no document uses any more. A crash between resumes the second.
 */
import { PlatformError } from '../../domain/errors.ts'
import type { MemberKey, Offset, Timestamp } from '../../domain/ids.ts'
import type { Identity, Member } from '../../domain/member.ts'
import { type Term, termTypeOf } from '../../domain/term.ts'
import type { Reader } from '../../events/records.ts'
import { everyTerm, openTypes } from './dictionary.ts'
import { document, everyDocument } from './documents.ts'
import { identified } from './keys.ts'
import { addressWords, nameWords } from './name-words.ts'
import { payloadVersions } from './payloads.ts'
import { erasureTable } from './store-tables.ts'
import { TermSet } from './term-set.ts'
import type { WriteBatch } from './write-batch.ts'

/** What names the person: needed until no copy of it is left, and then gone with them. */
export interface Erasure {
  readonly names: readonly string[]
  /** Single words of the name; missing where an older version noted the erasure. */
  readonly words?: readonly string[]
  /** Single words of addresses; missing where an older version noted the erasure. */
  readonly addresses?: readonly string[]
  readonly terms: readonly Term[]
}

export function beginErasure(batch: WriteBatch, member: MemberKey, at: Timestamp): Offset {
  if (identified(batch.reader, 'member', member) === undefined)
    throw new PlatformError('not-found', `no member has the key ${member}; was it erased before?`)
  const identities = [...payloadVersions<Member>(batch.reader, 'member', member)].map(({ payload }) => payload.identity)
  const erasure: Erasure = {
    names: namesOf(batch.reader, member, identities),
    words: distinct(identities.flatMap(({ name = '' }) => [...nameWords(name)])),
    addresses: distinct(identities.flatMap((identity) => [...addressWords(identity)])),
    terms: termsOf(batch.reader, member),
  }
  const offset = batch.append({ type: 'member-erased', at, member })
  batch.removeDocument('member', member, offset)
  batch.removePayloads('member', member)
  batch.removePayloads('message', member)
  batch.forgetKey('member', member)
  batch.noteErasure(member, erasure)
  return offset
}

export function hasErasures(reader: Reader): boolean {
  return [...reader.range(erasureTable, { limit: 1 })].length > 0
}

/** Terms to forget: the erased people's own, and all that people write themselves, where no document uses them any more. */
export function termsToForget(reader: Reader, used: TermSet): readonly Term[] {
  const theirs = new TermSet()
  for (const { value } of reader.range<Erasure>(erasureTable)) for (const term of value.terms) theirs.add(term)
  const forgotten: Term[] = []
  for (const { term, value } of everyTerm(reader)) {
    if (value === undefined || used.has(term)) continue
    if (theirs.has(term) || openTypes.has(termTypeOf(term))) forgotten.push(term)
  }
  return forgotten
}

/** Terms that stand in a document. */
export async function usedTerms(reader: Reader, pause: () => Promise<void>): Promise<TermSet> {
  const used = new TermSet()
  let documents = 0
  for (const kind of ['member', 'job'] as const) {
    for (const { terms, tokens } of everyDocument(reader, kind)) {
      for (const term of terms) used.add(term)
      /** Tokens are numbers of `text`, the type whose upper bits are zero: they are terms as they stand. */
      for (const token of tokens) used.add(token)
      if (++documents % 2_000 === 0) await pause()
    }
  }
  return used
}

function namesOf(reader: Reader, member: MemberKey, identities: readonly Identity[]): readonly string[] {
  const id = identified(reader, 'member', member)?.id
  return distinct([...(id === undefined ? [] : [id]), ...identities.flatMap(identityTexts)])
}

function identityTexts({ name, email, phone, url, image, profiles = [] }: Identity): readonly string[] {
  return [name, email, phone, url, image, ...profiles.flatMap(({ username, url }) => [username, url])].filter((text) => text !== undefined)
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

function termsOf(reader: Reader, member: MemberKey): readonly Term[] {
  const stated = document(reader, 'member', member)
  return stated === undefined ? [] : [...new Set([...stated.terms, ...stated.tokens])]
}
