/** Metrics of rows under a GLMix model: over all, and as a mean over the entities of each column that the model knows. */

import type { KeyedRows } from '../../adapters/files/examples/example-columns.ts'
import type { ExampleFile } from '../../adapters/files/examples/read-examples.ts'
import type { MixedFile } from '../../adapters/files/examples/read-mixed.ts'
import { type GlmixModel, isRandom } from '../../models/glmix/glmix-model.ts'
import { noEntity } from '../../models/glmix/mixed-examples.ts'
import { measureSet, type ResultLine, type SetOptions } from './measure-set.ts'

/** Entities of each row of a file, by the name of their column. */
export type EntitiesOfRows = ReadonlyMap<string, KeyedRows>

/** Rows without an entity are one group of their own. */
export async function entitiesOf({ source, labels }: MixedFile, columns: readonly string[]): Promise<EntitiesOfRows> {
  const found = columns.map((name) => ({ name, places: new Map<string, number>(), ofRow: new Uint32Array(labels.length) }))
  let row = 0
  for await (const chunk of source.chunks()) {
    for (const { name, places, ofRow } of found) {
      const column = chunk.entities.find((one) => one.name === name)
      for (let i = 0; i < chunk.labels.length; i++) {
        const entity = column?.ofRow[i] ?? noEntity
        const id = entity === noEntity ? '' : column!.names[entity]!
        const place = places.get(id) ?? places.size
        places.set(id, place)
        ofRow[row + i] = place
      }
    }
    row += chunk.labels.length
  }
  return new Map(found.map(({ name, places, ofRow }) => [name, { names: [...places.keys()], ofRow }]))
}

export function entityColumns({ coordinates }: Pick<GlmixModel, 'coordinates'>): readonly string[] {
  return [...new Set(coordinates.flatMap((one) => (isRandom(one) ? [one.entity] : [])))]
}

/** What metrics ask of the rows. */
export function asExamples({ path, lineOf, labels, weights, requests }: MixedFile): ExampleFile {
  const matrix = { kind: 'dense', values: new Float64Array(0), width: 0 } as const
  const examples = { features: [], matrix, labels, ...(weights && { weights }), ...(requests && { requests }) }
  return { path, lineOf, examples, isSparse: true }
}

export function measureMixed(file: MixedFile, margins: Float64Array, entities: EntitiesOfRows, options: SetOptions): readonly ResultLine[] {
  const examples = asExamples(file)
  const overall = measureSet(examples, margins, options)
  const grouped = [...entities].flatMap(([groupBy, groups]) =>
    measureSet({ ...examples, groups }, margins, { ...options, groupBy }).filter((line) => line.groupBy !== undefined),
  )
  return [...overall, ...grouped]
}
