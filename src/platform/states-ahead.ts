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

/** Documents of a batch, by place in the batch; undefined for one that must be stated where it is written. */
export type StatedAhead = (input: number) => NumberedDocument | undefined

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

  /** Undefined where nothing is worth waiting for. Does not reject. */
  begin(inputs: readonly EventInput[], now: Timestamp): Promise<StatedAhead> | undefined {
    if (!this.#isOpen) return undefined
    const places: number[] = []
    const statements: Statement[] = []
    for (const [place, input] of inputs.entries()) {
      const statement = statementOf(input, now)
      if (statement === undefined) continue
      places.push(place)
      statements.push(statement)
    }
    if (statements.length < leastStatements) return undefined
    const { taxonomy } = this.#standards
    this.#thread ??= new StandardizingThread(taxonomy, this.#standards.dictionary)
    if (!this.#thread.isReady) return undefined
    return this.#thread.state(statements, taxonomy).then(
      (stated) => this.#byPlace(places, stated),
      (reason: unknown) => this.#giveUp(reason),
    )
  }

  async close(): Promise<void> {
    this.#isOpen = false
    await this.#thread?.close()
  }

  /** What was stated in another taxonomy than the one spoken when it is written does not count. */
  #byPlace(places: readonly number[], stated: StatedDocuments): StatedAhead {
    const order = new Map(places.map((place, i) => [place, i]))
    return (input) => {
      const i = order.get(input)
      return i === undefined || stated.taxonomy !== this.#standards.version ? undefined : stated.document(i)
    }
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
