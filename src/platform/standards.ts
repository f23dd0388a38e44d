/** Standardization as the platform holds it: one taxonomy at a time, one dictionary for good. */
import type { ContractId } from '../domain/ids.ts'
import { type Lexicon, lexiconOf } from '../serving/lexicon.ts'
import { languageNamed } from '../standardization/degrees.ts'
import { type NumberedDocument, numberDocument } from '../standardization/number-document.ts'
import type { PlaceRows } from '../standardization/places/place-rows.ts'
import { skillNamed } from '../standardization/skills.ts'
import type { StandardDocument } from '../standardization/standard-document.ts'
import { createStandardizer, type Standardizer } from '../standardization/standardizer.ts'
import { type Statement, standardize } from '../standardization/statement.ts'
import type { TaxonomyData } from '../standardization/taxonomy-data.ts'
import { TermDictionary } from '../standardization/term-dictionary.ts'

export class Standards {
  readonly dictionary = new TermDictionary()
  readonly #places: PlaceRows
  #standardizer: Standardizer
  #lexicon: Lexicon
  #taxonomy: TaxonomyData

  constructor(taxonomy: TaxonomyData, places: PlaceRows) {
    this.#places = places
    this.#standardizer = createStandardizer(taxonomy, places)
    this.#lexicon = lexiconOf(this.#standardizer, this.dictionary)
    this.#taxonomy = taxonomy
  }

  get version(): string {
    return this.#taxonomy.version
  }

  get taxonomy(): TaxonomyData {
    return this.#taxonomy
  }

  get standardizer(): Standardizer {
    return this.#standardizer
  }

  get lexicon(): Lexicon {
    return this.#lexicon
  }

  /** Contracts that ever stated a document for themselves alone. */
  privateContracts(): readonly ContractId[] {
    return [...this.dictionary.values('audience')].flatMap(({ value }) => contractOf(value) ?? [])
  }

  /** From here on documents and queries speak the new taxonomy; documents stated before must be stated again. */
  use(taxonomy: TaxonomyData): void {
    this.#standardizer = createStandardizer(taxonomy, this.#places)
    this.#lexicon = lexiconOf(this.#standardizer, this.dictionary)
    this.#taxonomy = taxonomy
  }

  /** Whether the text as a whole names a skill or a language of the taxonomy. */
  isKnown(claim: string): boolean {
    const { taxonomy } = this.#standardizer
    return skillNamed(taxonomy, claim) !== undefined || languageNamed(taxonomy, claim) !== undefined
  }

  standard(statement: Statement): StandardDocument {
    return standardize(this.#standardizer, statement)
  }

  /** New words get numbers here; whoever calls persists `dictionary.drainNew()` in the same transaction. */
  numbered(statement: Statement): NumberedDocument {
    return numberDocument(this.standard(statement), this.dictionary)
  }
}

/** Of an `audience` value; undefined for the marketplace. */
function contractOf(value: string): ContractId | undefined {
  return value.startsWith('contract:') ? (value.slice('contract:'.length) as ContractId) : undefined
}
