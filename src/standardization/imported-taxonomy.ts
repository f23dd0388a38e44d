/** A foreign taxonomy as an importer read it, before it is merged into our own. */

export interface ImportedAlias {
  readonly text: string
  /** The source vouches for it: where several titles claim one alias, such a claim goes first. */
  readonly isSure: boolean
}

export interface ImportedTitle {
  readonly code: string
  readonly name: string
  readonly aliases: readonly ImportedAlias[]
  /** Codes. */
  readonly related: readonly string[]
  readonly function?: string
  readonly family?: string
  readonly jobZone?: number
}

export interface ImportedSkill {
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  /** Code. */
  readonly parent?: string
}

export interface ImportedTaxonomy {
  readonly source: string
  readonly titles: readonly ImportedTitle[]
  readonly skills: readonly ImportedSkill[]
  readonly skipped: Skipped
}

export interface MergeCounts {
  readonly read: number
  /** Entries that we had. */
  readonly merged: number
  readonly added: number
  readonly aliasesAdded: number
}

/** What was left out: by reason, how often, and the first few. */
export class Skipped {
  readonly #reasons = new Map<string, { count: number; examples: string[] }>()

  add(reason: string, example: string): void {
    const known = this.#reasons.get(reason) ?? { count: 0, examples: [] }
    known.count++
    if (known.examples.length < 5) known.examples.push(example)
    this.#reasons.set(reason, known)
  }

  addAll(other: Skipped): void {
    for (const { reason, count, examples } of other.reasons()) {
      const known = this.#reasons.get(reason) ?? { count: 0, examples: [] }
      this.#reasons.set(reason, { count: known.count + count, examples: [...known.examples, ...examples].slice(0, 5) })
    }
  }

  /** Most frequent first. */
  reasons(): readonly { readonly reason: string; readonly count: number; readonly examples: readonly string[] }[] {
    return Array.from(this.#reasons, ([reason, { count, examples }]) => ({ reason, count, examples })).sort((a, b) => b.count - a.count)
  }
}
