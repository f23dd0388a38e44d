/** The documents appended since the last fold, searchable at once. */
import { type Bits, setBit, wordsFor } from '../../math/bitset.ts'
import { grow } from '../../math/grow.ts'
import { plainScores } from '../../math/score-algebra.ts'
import { Arena } from './arena.ts'
import { appendRow, emptyColumns, type Row } from './forward-columns.ts'
import { ForwardFields } from './forward-fields.ts'
import { LivePostings } from './live-postings.ts'
import type { Segment } from './segment.ts'

export class LiveSegment implements Segment {
  readonly columns = emptyColumns()
  readonly fields = new ForwardFields(this.columns)
  readonly numberRows = undefined
  readonly postings: LivePostings
  readonly arena = Arena.plain()
  readonly lists = Arena.plain()
  readonly scoring = plainScores
  readonly base = undefined
  readonly counting = undefined
  #alive = new Uint32Array(0)

  constructor(meanLength: number) {
    this.postings = new LivePostings(meanLength)
  }

  get alive(): Bits {
    return this.#alive.subarray(0, wordsFor(this.columns.size))
  }

  /** Gives the new document's id. */
  append(row: Row): number {
    const document = this.columns.size
    appendRow(this.columns, row)
    this.postings.append(document, row.terms, row.tokens, this.columns.lengths[document])
    this.#alive = grow(this.#alive, wordsFor(this.columns.size))
    setBit(this.#alive, document)
    return document
  }
}
