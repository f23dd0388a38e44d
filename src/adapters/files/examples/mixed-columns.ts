/**
 * Rows for GLMix on their way into columns: `{"label":1,"weight":1,"request":"q1","shards":{"global":{"age":41}},"entities":{"user":"u7"}}`,
 * one a line. A feature that is left out or null is not known; an entity that is left out or null is none. Shards and features are
 * numbered as they appear, entities anew in each chunk, so that memory does not grow with them.
 */
import type { MixedExamples, Shard } from '../../../models/glmix/mixed-examples.ts'
import { fileFault, quoted } from './file-fault.ts'
import { Growing } from './growing.ts'
import { isFields, jsonLine } from './json-line.ts'
import { EntityCells, ShardCells } from './mixed-cells.ts'
import { RequestRows } from './request-rows.ts'
import { RowLines } from './row-lines.ts'
import { shownValue } from './shown-value.ts'

/** Names of features by shard, and of entity columns, in order of first mention. */
export interface MixedNames {
  readonly shards: Map<string, Map<string, number>>
  readonly entities: Set<string>
}

export class MixedColumns {
  readonly names: MixedNames
  readonly lines = new RowLines()
  readonly #path: string
  readonly #isFrozen: boolean
  #labels = new Growing(new Float64Array(1024))
  #weights = new Growing(new Float64Array(0))
  #offsets = new Growing(new Float64Array(0))
  #shards = new Map<string, ShardCells>()
  #entities = new Map<string, EntityCells>()
  #requests: RequestRows
  /** Rows of all chunks. */
  #total = 0

  /** With `known` names what other files hold besides is read over. */
  constructor(path: string, known?: MixedNames) {
    this.#path = path
    this.names = known ?? { shards: new Map(), entities: new Set() }
    this.#isFrozen = known !== undefined
    this.#requests = new RequestRows(path)
  }

  get rows(): number {
    return this.#labels.length
  }

  /** Throws PlatformError that names the line and the field. */
  add(text: string, line: number): void {
    const row = jsonLine(text, (message, remedy) => this.#fault(line, message, remedy))
    this.#labels.push(this.#number(row['label'], 'label', line))
    this.#extra(this.#weights, row['weight'], 'weight', line)
    this.#extra(this.#offsets, row['offset'], 'offset', line)
    if (row['request'] !== undefined) this.#requests.add(this.#key(row['request'], 'request', line), line)
    if (!isFields(row['shards'])) throw this.#fault(line, 'the row has no shards', 'write "shards":{"global":{"name":number}}')
    for (const [shard, features] of Object.entries(row['shards'])) this.#addShard(shard, features, line)
    const entities = row['entities'] ?? {}
    if (!isFields(entities)) throw this.#fault(line, `"entities" is ${shownValue(entities)}`, 'write "entities":{"user":"u7"}')
    for (const [name, id] of Object.entries(entities)) this.#addEntity(name, id, line)
    for (const cells of this.#shards.values()) cells.endRow(this.rows)
    this.#total++
    this.lines.add(line)
    const named = this.#requests.rows
    if (named > 0 && named !== this.#total)
      throw this.#fault(line, 'some rows have a request, others have none', 'give it in every row or in none')
  }

  /** What was added since the last chunk. */
  take(): MixedExamples {
    const rows = this.rows
    const shards = [...this.names.shards].map(([name, places]): Shard => {
      const cells = this.#shards.get(name) ?? new ShardCells(0)
      return { name, features: [...places.keys()], matrix: cells.matrix(rows, places.size) }
    })
    const entities = [...this.names.entities].map((name) => (this.#entities.get(name) ?? new EntityCells()).column(name, rows))
    const chunk = {
      shards,
      entities,
      labels: this.#labels.values(),
      ...(this.#weights.length > 0 && { weights: filled(this.#weights, rows, 1) }),
      ...(this.#offsets.length > 0 && { offsets: filled(this.#offsets, rows, 0) }),
    }
    this.#labels = new Growing(new Float64Array(1024))
    this.#weights = new Growing(new Float64Array(0))
    this.#offsets = new Growing(new Float64Array(0))
    this.#shards = new Map()
    this.#entities = new Map()
    return chunk
  }

  /** Of all rows; undefined where no row named one. */
  requests(): Uint32Array | undefined {
    return this.#requests.bounds()
  }

  #addShard(shard: string, features: unknown, line: number): void {
    if (!isFields(features))
      throw this.#fault(line, `the shard ${quoted(shard)} is ${shownValue(features)}`, 'write an object of numbers by name')
    let places = this.names.shards.get(shard)
    if (places === undefined) {
      if (this.#isFrozen) return
      places = new Map()
      this.names.shards.set(shard, places)
    }
    let cells = this.#shards.get(shard)
    if (cells === undefined) {
      cells = new ShardCells(this.rows - 1)
      this.#shards.set(shard, cells)
    }
    for (const name of Object.keys(features)) {
      const value = features[name]
      if (value === null) continue
      const number = typeof value === 'boolean' ? Number(value) : value
      if (typeof number !== 'number' || !Number.isFinite(number))
        throw this.#fault(
          line,
          `the feature ${quoted(name)} of the shard ${quoted(shard)} is ${shownValue(value)}`,
          'give a finite number, or leave it out',
        )
      let place = places.get(name)
      if (place === undefined) {
        if (this.#isFrozen) continue
        place = places.size
        places.set(name, place)
      }
      cells.add(place, number)
    }
  }

  #addEntity(name: string, id: unknown, line: number): void {
    if (id === null || id === undefined) return
    if (!this.names.entities.has(name)) {
      if (this.#isFrozen) return
      this.names.entities.add(name)
    }
    let cells = this.#entities.get(name)
    if (cells === undefined) {
      cells = new EntityCells()
      this.#entities.set(name, cells)
    }
    cells.add(this.#key(id, `entity ${quoted(name)}`, line), this.rows - 1)
  }

  #extra(column: Growing<Float64Array>, value: unknown, name: 'weight' | 'offset', line: number): void {
    if (value === undefined) return
    const number = this.#number(value, name, line)
    if (name === 'weight' && number < 0) throw this.#fault(line, `the weight ${number} is negative`, 'give one from 0 on')
    while (column.length < this.rows - 1) column.push(name === 'weight' ? 1 : 0)
    column.push(number)
  }

  #number(value: unknown, name: string, line: number): number {
    const number = typeof value === 'boolean' ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number)) return number
    throw this.#fault(line, `the ${name} is ${shownValue(value)}`, 'give a finite number')
  }

  #key(value: unknown, name: string, line: number): string {
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value)
    throw this.#fault(line, `the ${name} is ${shownValue(value)}`, 'give text or a number, or leave it out')
  }

  #fault(line: number, message: string, remedy: string) {
    return fileFault(this.#path, line, message, remedy)
  }
}

function filled(column: Growing<Float64Array>, rows: number, value: number): Float64Array {
  while (column.length < rows) column.push(value)
  return column.values()
}
