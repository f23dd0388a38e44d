/** The tags of a query in the order of its parts. */
import { checkNodes } from './query-limits.ts'
import type { QueryTag } from './typed-query.ts'

export interface NewTag extends Omit<QueryTag, 'id'> {
  /** Canonical, for the id. */
  readonly value: string
}

export class TagList {
  readonly #tags: QueryTag[] = []
  readonly #ordinals = new Map<string, number>()

  get tags(): readonly QueryTag[] {
    return this.#tags
  }

  /** Gives the id, the same for the same text. */
  add({ value, ...tag }: NewTag): string {
    checkNodes(this.#tags.length + 1)
    const id = this.#idOf(`${tag.type}:${value}`)
    this.#tags.push({ id, ...tag })
    return id
  }

  /** Of what is excluded only together: one tag where the first of several stands, in the place of all. */
  exclude(ids: ReadonlySet<string>, label: string): string {
    const joined = this.#tags.filter((tag) => ids.has(tag.id))
    const [first] = joined
    if (first === undefined || joined.length === 1) return [...ids][0]!
    const id = this.#idOf(`${first.id}+${joined.length - 1}`)
    const kept = this.#tags.filter((tag) => tag === first || !ids.has(tag.id))
    const tag = { ...first, id, text: textOf(joined), label, excluded: true }
    this.#tags.splice(0, this.#tags.length, ...kept.map((each) => (each === first ? tag : each)))
    return id
  }

  #idOf(kind: string): string {
    const ordinal = this.#ordinals.get(kind) ?? 0
    this.#ordinals.set(kind, ordinal + 1)
    return `${kind}:${ordinal}`
  }
}

/** What was typed, less what stands in another part of it. */
function textOf(tags: readonly QueryTag[]): string {
  const texts = [...new Set(tags.map(({ text }) => text))]
  return texts.filter((text) => !texts.some((other) => other !== text && other.includes(text))).join(' ')
}
