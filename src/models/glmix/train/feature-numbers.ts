/**
 * Numbers of a coordinate's features: the intercept 0, then those of the warm start as they were, then what is new, so that effects
 * that are not trained anew stay true.
 */
import { intercept } from '../effect.ts'
import type { Coordinate } from '../glmix-options.ts'

export interface FeatureNumbers {
  readonly names: readonly string[]
  /** By column of the shard. */
  readonly numberOf: Uint32Array
}

/** Throws RangeError where the warm start has an intercept and the coordinate has none, or the other way round. */
export function featureNumbers(coordinate: Coordinate, columns: readonly string[], known: readonly string[] | undefined): FeatureNumbers {
  const own = coordinate.intercept ? [intercept] : []
  if (known !== undefined && (known[0] === intercept) !== coordinate.intercept)
    throw new RangeError(
      `the coordinate "${coordinate.name}" of the warm start ${coordinate.intercept ? 'has no' : 'has an'} intercept; set "intercept" as it was`,
    )
  const names = [...(known ?? own)]
  const places = new Map(names.map((name, place) => [name, place]))
  const numberOf = Uint32Array.from(columns, (name) => {
    const place = places.get(name) ?? names.push(name) - 1
    places.set(name, place)
    return place
  })
  return { names, numberOf }
}
