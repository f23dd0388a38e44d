/**
 * Profiles and postings of a large batch are standardized in a thread of their own, while the writer goes on with the batches before it.
 * Small batches are stated where they are written, which is sooner done than two turns of messages.
 */
import { StandardizingThread, type StatedDocuments } from '../adapters/workers/standardizing-thread.ts'
import type { Timestamp } from '../domain/ids.ts'
import type { NumberedDocument } from '../standardization/number-document.ts'
import type { Statement } from '../standardization/statement.ts'
import type { EventInput } from './platform.ts'
import type { Standards } from './standards.ts'

/** What was made of a profile or posting. */
export interface Ahead {
  /** Undefined where it must be stated when it is written. */
  document(): NumberedDocument | undefined
  /** Text of the profile or posting. */
  readonly json: string
}

/** By place; undefined where nothing was made. */
export type StatedAhead = (place: number) => Ahead | undefined

const leastStatements = 8

export class StatesAhead {
  readonly #standards: Standards
  readonly #onFailure: (reason: unknown) => void
  /** Started by the first large batch; undefined again for good where it failed. */
  #thread: StandardizingThread | undefined
  #isOpen: boolean

  constructor(standards: Standards, { workers, onFailure }: { workers: number; onFailure: (reason: unknown) => void }) {
    this.#standards = standards
    this.#onFailure = onFailure
    this.#isOpen = workers > 0
  }

  /** The upserts of a batch, by place in it. Undefined where nothing is worth waiting for. Does not reject. */
  begin(inputs: readonly EventInput[], now: Timestamp): Promise<StatedAhead> | undefined {
    const places = new Map<number, number>()
    const statements: Statement[] = []
    for (const [place, input] of inputs.entries()) {
      const statement = statementOf(input, now)
      if (statement === undefined) continue
      places.set(place, statements.length)
      statements.push(statement)
    }
    return this.state(statements)?.then((stated) => (place) => {
      const i = places.get(place)
      return i === undefined ? undefined : stated(i)
    })
  }

  /** By place in the list; otherwise as `begin`. */
  state(statements: readonly Statement[]): Promise<StatedAhead> | undefined {
    if (!this.#isOpen || statements.length < leastStatements) return undefined
    const { taxonomy } = this.#standards
    this.#thread ??= new StandardizingThread(taxonomy, this.#standards.dictionary)
    if (!this.#thread.isReady) return undefined
    return this.#thread.state(statements, taxonomy).then(
      (stated) => this.#whileSpoken(stated),
      (reason: unknown) => this.#giveUp(reason),
    )
  }

  async close(): Promise<void> {
    this.#isOpen = false
    await this.#thread?.close()
  }

  /** What was stated in another taxonomy than the one spoken when it is written does not count. */
  #whileSpoken({ taxonomy, document, texts }: StatedDocuments): StatedAhead {
    return (i) => ({ document: () => (taxonomy === this.#standards.version ? document(i) : undefined), json: texts[i]! })
  }

  /** Told once; from then on the writer states everything itself. */
  #giveUp(reason: unknown): StatedAhead {
    if (this.#isOpen) this.#onFailure(reason)
    this.#isOpen = false
    return () => undefined
  }
}

function statementOf(input: EventInput, now: Timestamp): Statement | undefined {
  const at = input.at ?? now
  if (input.type === 'member-upserted') return { kind: 'member', stated: input.member, at }
  return input.type === 'job-upserted' ? { kind: 'job', stated: input.job, at } : undefined
}
