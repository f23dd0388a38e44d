/**
 * Where the effects of a coordinate's entities lie (port): too many for a model file or for memory. A version is written whole and is
 * seen only when it is complete; which one is current is switched at once, and an older one stays until it is removed.
 * Not for fixed effects: those stand in the model file.
 */
import type { Effect } from './effect.ts'

export interface EffectEntry {
  /** Opaque; of any length. */
  readonly entity: string
  readonly effect: Effect
}

export type EffectEntries = AsyncIterable<EffectEntry> | Iterable<EffectEntry>

export interface CoefficientStore {
  /**
   * Writes all effects of a version, each entity once, in any order; it can be read and used once this resolves, and nothing of it
   * remains where this rejects. Does not make it current. Throws RangeError for a version that is there already.
   */
  replaceAll(coordinate: string, version: string, entries: EffectEntries): Promise<void>
  /** One for each entity, in the order asked for; undefined for an entity that the version does not know. Throws RangeError for no such version. */
  readMany(coordinate: string, version: string, entities: readonly string[]): Promise<readonly (Effect | undefined)[]>
  /** All effects of a version, in an order of the store's own: what a refresh does not train anew it copies. Throws RangeError for no such version. */
  readAll(coordinate: string, version: string): AsyncIterable<EffectEntry>
  /** Undefined where none was ever put to use. */
  current(coordinate: string): string | undefined
  /** Makes a version current, forward or back, at once. Throws RangeError for no such version. */
  use(coordinate: string, version: string): Promise<void>
  /** Complete versions, oldest first. */
  versions(coordinate: string): readonly string[]
  /** Throws RangeError for the current version. */
  remove(coordinate: string, version: string): Promise<void>
}
