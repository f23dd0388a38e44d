/** The taxonomy as data: one artifact, whose content hash is its version. Compiled by taxonomy.ts. */

export interface Entry {
  readonly slug: string
  /** As people read it. */
  readonly name: string
  /**
   * Other ways to write it. `~` before an alias: only in context; `=`: only in this case; `!`: this entry is preferred where
   * another one has the same alias. The name is an alias too unless it is listed with a mark.
   */
  readonly aliases: readonly string[]
}

export interface TitleEntry extends Entry {
  readonly function?: string
  readonly industries: readonly string[]
  /** Seniority that the bare title implies, where it implies one. */
  readonly level?: number
  /** Titles of one family are related. */
  readonly family?: string
  readonly related: readonly string[]
  /** Preparation that the occupation asks for, 1 (little) … 5 (extensive), where an imported taxonomy states it. */
  readonly jobZone?: number
}

export interface SkillEntry extends Entry {
  readonly parent?: string
}

export interface FunctionEntry extends Entry {
  /** Title of someone who manages, and of someone who directs, this function. */
  readonly manager?: string
  readonly director?: string
}

/** Degrees 0 (none) … 5 (doctorate); seniority 0 (intern) … 9 (chief officer). */
export interface LevelEntry extends Entry {
  readonly level: number
}

/** US dollars for one unit of the currency. */
export interface ExchangeRates {
  readonly date: string
  readonly rates: Readonly<Record<string, number>>
}

export interface TaxonomyData {
  readonly version: string
  readonly titles: readonly TitleEntry[]
  readonly skills: readonly SkillEntry[]
  readonly industries: readonly Entry[]
  readonly functions: readonly FunctionEntry[]
  readonly seniorities: readonly LevelEntry[]
  readonly degrees: readonly LevelEntry[]
  readonly languages: readonly Entry[]
  readonly fieldsOfStudy: readonly Entry[]
  readonly exchangeRates: ExchangeRates
}
