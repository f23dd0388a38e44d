/** A feature is a named number about one document under one request; NaN where it is not known (never 0). */
import type { Fields } from './fields.ts'
import type { Requirements } from './requirements.ts'

export interface Context {
  readonly requirements: Requirements
  readonly fields: Fields
  /** Retrieval score of the document (BM25 and should terms), quantised, as a float. */
  retrieval(document: number): number
  /** Days since 1970. */
  readonly today: number
}

export interface Feature {
  readonly name: string
  /** Reads what the index knew when it was asked (retrieval scores, rarity of terms): nobody can compute it afterwards. */
  readonly ofIndex?: true
  /** False where the feature is NaN of every document, whatever that states: it need not be computed then. Absent: it never is. */
  isAsked?(requirements: Requirements): boolean
  compute(context: Context, document: number): number
}
