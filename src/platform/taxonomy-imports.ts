/**
 * Which taxonomy is spoken is business state: an import is an event, its data an artifact named by hash. A new release that brings
 * a new taxonomy of our own imports it like any other, unless the operator has imported one from elsewhere.
 */
import { everyIdentified, type Kind } from '../adapters/embedded/keys.ts'
import { loadOwnTaxonomy, loadTaxonomy, saveTaxonomy } from '../adapters/files/taxonomy-files.ts'
import type { Clock } from '../domain/clock.ts'
import type { Reader } from '../events/records.ts'
import { taxonomyInUse } from '../events/taxonomies.ts'
import type { TaxonomyData } from '../standardization/taxonomy-data.ts'
import type { Indexes } from './indexes.ts'
import type { Receipt } from './platform.ts'
import type { Recorder } from './recorder.ts'
import { restated, restatements } from './restatement.ts'
import type { Standards } from './standards.ts'
import type { StatesAhead } from './states-ahead.ts'
import type { WorkBoard } from './work-board.ts'

/** Source of the taxonomy that ships with the program. */
const shipped = 'mutual'
/** Documents stated anew in one commit; other writes come in between. */
const batchSize = 100

export interface TaxonomyImportParts {
  /** Where artifacts lie. */
  readonly directory: string
  readonly reader: Reader
  readonly recorder: Recorder
  readonly standards: Standards
  readonly statesAhead: Pick<StatesAhead, 'state'>
  readonly indexes: Indexes
  readonly board: WorkBoard
  readonly clock: Clock
  readonly onFailure: (reason: unknown) => void
}

/** What a folder speaks when it is opened: the taxonomy imported last, or our own as it is now. */
export function taxonomyToOpen(reader: Reader, directory: string): TaxonomyData {
  const inUse = taxonomyInUse(reader)
  return inUse === undefined || inUse.source === shipped ? loadOwnTaxonomy() : loadTaxonomy(directory, inUse.version)
}

export class TaxonomyImports {
  readonly #parts: TaxonomyImportParts
  #restating: Promise<void> = Promise.resolve()
  #closing = false

  constructor(parts: TaxonomyImportParts) {
    this.#parts = parts
  }

  /** At the start: makes our own taxonomy an event where it is not one yet, and begins anew where applying one was cut short. */
  async open(data: TaxonomyData): Promise<void> {
    const inUse = taxonomyInUse(this.#parts.reader)
    if (inUse?.version !== data.version) await this.#begin(data, shipped)
    else if (!inUse.applied) this.#restateSoon(data.version)
  }

  import(data: TaxonomyData, source: string): Promise<Receipt> {
    this.#parts.standards.use(data)
    return this.#begin(data, source)
  }

  /** Applying stops at its next batch. */
  async close(): Promise<void> {
    this.#closing = true
    await this.#restating
  }

  async #begin(data: TaxonomyData, source: string): Promise<Receipt> {
    const { directory, recorder, clock } = this.#parts
    saveTaxonomy(directory, data)
    const receipt = await recorder.append([{ type: 'taxonomy-imported', at: clock(), source, version: data.version }])
    this.#restateSoon(data.version)
    return receipt
  }

  #restateSoon(version: string): void {
    this.#restating = this.#restating.then(() => this.#restateAll(version)).catch(this.#parts.onFailure)
  }

  async #restateAll(version: string): Promise<void> {
    const { reader, recorder, standards, indexes, board, clock } = this.#parts
    const stands = () => !this.#closing && standards.version === version
    const documents = (['member', 'job'] as const).flatMap((kind) => [...everyIdentified(reader, kind)].map(({ key }) => ({ kind, key })))
    if (documents.length > 0) {
      // Restated documents keep their versions, so a snapshot taken before would hide them after a restart.
      await indexes.dropSnapshots()
      await board.run('Applying the taxonomy', async (progress) => {
        for (let from = 0; from < documents.length && stands(); from += batchSize) {
          const batch = documents.slice(from, from + batchSize)
          for (const kind of ['member', 'job'] as const)
            await this.#restateBatch(
              kind,
              batch.filter((one) => one.kind === kind),
            )
          progress.step(Math.min(documents.length, from + batchSize), documents.length)
        }
      })
    }
    if (stands()) await recorder.append([{ type: 'taxonomy-applied', at: clock(), version }])
  }

  /** Stated elsewhere where possible, so that nobody waits for more than the writing. */
  async #restateBatch(kind: Kind, batch: readonly { readonly key: number }[]): Promise<void> {
    const { reader, recorder, standards, statesAhead } = this.#parts
    const found = restatements(
      reader,
      kind,
      batch.map(({ key }) => key),
    )
    if (found.length === 0) return
    const ahead = await statesAhead.state(found.map(({ statement }) => statement))
    await recorder.restate(kind, (written) => restated(written, kind, found, standards, ahead))
  }
}
