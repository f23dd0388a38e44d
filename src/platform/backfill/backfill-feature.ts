/**
 * One feature for the pages that were logged without it. A row counts as computed only where everything else that its page logged, as
 * far as it can be computed anew, comes out bit for bit: then the past was restored. Pages that did log the feature are computed too
 * and compared, and a feature that differs there is refused.
 */
import type { Event, Stored } from '../../domain/event.ts'
import type { Offset } from '../../domain/ids.ts'
import type { PageShown } from '../../domain/page.ts'
import type { EventLog } from '../../events/event-log.ts'
import type { Feature } from '../../features/feature.ts'
import { documentFeatures } from '../../features/sets.ts'
import { storedFeatures } from '../../features/stored-features.ts'
import type { BackfillColumn } from '../../training/backfill-column.ts'
import type { PageReplay } from './page-replay.ts'

export interface BackfillParts {
  readonly log: Pick<EventLog, 'read' | 'end'>
  readonly replay: PageReplay
  featureNames(featureSet: string): Promise<readonly string[] | undefined>
  progress(done: number, total: number): void
}

export interface Backfill {
  readonly column: BackfillColumn
  readonly offset: Offset
  readonly compared: number
  readonly equal: number
}

/** Throws RangeError that says why a feature cannot be computed afterwards. */
export function backfillable(name: string): Feature {
  const feature = documentFeatures.find((one) => one.name === name)
  if (feature?.ofIndex)
    throw new RangeError(
      `"${name}" reads what the index knew at the moment, which nobody can find out later; let it be logged in shadow instead`,
    )
  if (feature !== undefined) return feature
  if (storedFeatures.some((one) => one.name === name))
    throw new RangeError(
      `"${name}" follows from what had happened by the moment of the page, which pages do not record; let it be logged in shadow instead`,
    )
  throw new RangeError(`no feature "${name}"; there are ${proving.map((one) => one.name).join(', ')}`)
}

/** What can be computed from the question and the profile alone. */
const proving = documentFeatures.filter(({ ofIndex }) => !ofIndex)

export async function backfillFeature(feature: Feature, { log, replay, featureNames, progress }: BackfillParts): Promise<Backfill> {
  const offset = log.end()
  const columns = new Columns(feature)
  for await (const stored of log.read(0 as Offset, offset)) {
    replay.note(stored)
    const page = pageOf(stored)
    const names = page && (await featureNames(page.featureSet))
    if (page !== undefined && names !== undefined) columns.add(page, stored.offset, names, replay)
    progress(stored.offset, offset)
  }
  const { compared, equal } = columns
  if (equal < compared)
    throw new RangeError(
      `"${feature.name}" came out otherwise than it was logged on ${compared - equal} of ${compared} rows, so nothing was kept; it reads something that the log does not hold`,
    )
  return { column: columns.finish(), offset, compared, equal }
}

function pageOf({ event }: Stored<Event>): PageShown | undefined {
  return event.type === 'page-shown' && event.subject === 'members' && event.items.keys.length > 0 ? event : undefined
}

class Columns {
  readonly #feature: Feature
  readonly #offsets: number[] = []
  readonly #starts: number[] = [0]
  readonly #keys: Uint32Array[] = []
  readonly #values: Float32Array[] = []
  readonly #computed: Uint8Array[] = []
  compared = 0
  equal = 0

  constructor(feature: Feature) {
    this.#feature = feature
  }

  add(page: PageShown, offset: Offset, names: readonly string[], replay: PageReplay): void {
    const witnesses = proving.filter(({ name }) => name !== this.#feature.name && names.includes(name))
    const found = replay.compute(page, [this.#feature, ...witnesses])
    const rows = page.items.keys.length
    const width = witnesses.length + 1
    const values = Float32Array.from({ length: rows }, (_, row) => found?.values[row * width] ?? Number.NaN)
    const computed = Uint8Array.from({ length: rows }, (_, row) =>
      Number(
        found !== undefined &&
          found.known[row] === 1 &&
          isProved(found.values.subarray(row * width + 1, (row + 1) * width), page, row, names, witnesses),
      ),
    )
    const column = names.indexOf(this.#feature.name)
    if (column >= 0) this.#compare(page, names.length, column, values, computed)
    else this.#keep(page, offset, values, computed)
  }

  finish(): BackfillColumn {
    const rows = this.#starts.at(-1)!
    const [keys, values, computed] = [new Uint32Array(rows), new Float32Array(rows), new Uint8Array(rows)]
    this.#starts.slice(0, -1).forEach((start, page) => {
      keys.set(this.#keys[page]!, start)
      values.set(this.#values[page]!, start)
      computed.set(this.#computed[page]!, start)
    })
    return {
      feature: this.#feature.name,
      offsets: Float64Array.from(this.#offsets),
      starts: Uint32Array.from(this.#starts),
      keys,
      computed,
      values,
    }
  }

  #keep({ items }: PageShown, offset: Offset, values: Float32Array, computed: Uint8Array): void {
    this.#offsets.push(offset)
    this.#starts.push(this.#starts.at(-1)! + items.keys.length)
    this.#keys.push(items.keys)
    this.#values.push(values.map((value, row) => (computed[row] === 1 ? value : Number.NaN)))
    this.#computed.push(computed)
  }

  #compare({ items }: PageShown, width: number, column: number, values: Float32Array, computed: Uint8Array): void {
    computed.forEach((is, row) => {
      if (is === 0) return
      this.compared++
      if (Object.is(values[row], items.vectors[row * width + column])) this.equal++
    })
  }
}

function isProved(
  values: Float32Array,
  { items }: PageShown,
  row: number,
  names: readonly string[],
  witnesses: readonly Feature[],
): boolean {
  return witnesses.every(({ name }, i) => Object.is(values[i], items.vectors[row * names.length + names.indexOf(name)]))
}
