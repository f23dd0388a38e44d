/** What a batch means to one index. Within one change an index takes upserts and removals of different documents only: the last word on a key stands. */
import type { IndexDocument } from '../search/index-document.ts'

export interface DocumentsChanged {
  readonly upserts: readonly IndexDocument[]
  readonly removals: readonly number[]
}

/** Gathers the changes of one batch. */
export class DocumentChangeList {
  /** By key, in the order of the last change; undefined where the document was removed. */
  readonly #changes = new Map<number, IndexDocument | undefined>()

  upsert(document: IndexDocument): void {
    this.#set(document.key, document)
  }

  remove(key: number): void {
    this.#set(key, undefined)
  }

  list(): DocumentsChanged {
    const upserts: IndexDocument[] = []
    const removals: number[] = []
    for (const [key, document] of this.#changes) {
      if (document === undefined) removals.push(key)
      else upserts.push(document)
    }
    return { upserts, removals }
  }

  #set(key: number, document: IndexDocument | undefined): void {
    this.#changes.delete(key)
    this.#changes.set(key, document)
  }
}
