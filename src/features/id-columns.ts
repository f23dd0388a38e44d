/**
 * What models with embeddings read of a person beside the numbers: who it is and what skills, titles and companies the profile states,
 * as the page logs them. Opaque to models; a term keeps its number for good, so an id means the same on every page.
 */
import { type TermType, termNumber, termTypeOf } from '../domain/term.ts'
import type { IdColumn } from '../models/examples.ts'

/** Rows of terms: those of row i are terms[termOffsets[i] .. termOffsets[i + 1]]. */
export interface StatedTerms {
  readonly keys: Uint32Array
  readonly termOffsets: Uint32Array
  readonly terms: Uint32Array
}

const statedTypes: Readonly<Record<string, TermType>> = { 'skill-ids': 'skill', 'title-ids': 'title', 'company-ids': 'company' }

/** Of the given rows in their order; of all where none are given. */
export function idColumns(stated: StatedTerms, rows: readonly number[] = [...stated.keys.keys()]): readonly IdColumn[] {
  const member = { name: 'member-id', starts: Uint32Array.from({ length: rows.length + 1 }, (_, row) => row), ids: keysOf(stated, rows) }
  return [member, ...Object.entries(statedTypes).map(([name, type]) => termColumn(name, type, stated, rows))]
}

/** The columns of several lists of rows, one list after the other. */
export function joinedIds(parts: readonly (readonly IdColumn[])[]): readonly IdColumn[] {
  return (parts[0] ?? []).map(({ name }, column) => {
    const columns = parts.map((part) => part[column]!)
    const starts = new Uint32Array(1 + columns.reduce((rows, one) => rows + one.starts.length - 1, 0))
    const ids = new Uint32Array(columns.reduce((sum, one) => sum + one.ids.length, 0))
    let [row, at] = [0, 0]
    for (const one of columns) {
      ids.set(one.ids, at)
      for (let i = 1; i < one.starts.length; i++) starts[++row] = at + one.starts[i]!
      at += one.ids.length
    }
    return { name, starts, ids }
  })
}

function keysOf({ keys }: StatedTerms, rows: readonly number[]): Uint32Array {
  return Uint32Array.from(rows, (row) => keys[row]!)
}

function termColumn(name: string, type: TermType, { termOffsets, terms }: StatedTerms, rows: readonly number[]): IdColumn {
  const starts = new Uint32Array(rows.length + 1)
  const ids: number[] = []
  rows.forEach((row, i) => {
    for (let at = termOffsets[row]!; at < termOffsets[row + 1]!; at++) {
      const term = terms[at]!
      if (termTypeOf(term) === type && termNumber(term) > 0) ids.push(term)
    }
    starts[i + 1] = ids.length
  })
  return { name, starts, ids: Uint32Array.from(ids) }
}
