/** What a document shares with the asked terms of one type; NaN where nothing is asked or the document does not state the type. */
import type { TermType } from '../domain/term.ts'
import type { Fields } from './fields.ts'

/** 1 where the document has any of the terms, else 0. */
export function anyShared(fields: Fields, document: number, type: TermType, asked: Uint32Array): number {
  if (asked.length === 0 || fields.count(document, type) === 0) return NaN
  return fields.countShared(document, asked) > 0 ? 1 : 0
}

/** Share of the asked terms that the document has. */
export function coverage(fields: Fields, document: number, type: TermType, asked: Uint32Array): number {
  if (asked.length === 0 || fields.count(document, type) === 0) return NaN
  return fields.countShared(document, asked) / asked.length
}

/** Share of the document's terms that are among the given ones. */
export function coveredBy(fields: Fields, document: number, type: TermType, held: Uint32Array): number {
  const stated = fields.count(document, type)
  return held.length === 0 || stated === 0 ? NaN : fields.countShared(document, held) / stated
}
