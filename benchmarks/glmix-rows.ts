/** Invented rows for measuring GLMix: dense shards, entities of which some have many rows and most have few, labels by known slopes. */
import { uniform } from '../src/math/hash32.ts'
import type { EntityColumn, MixedExamples, Shard } from '../src/models/glmix/mixed-examples.ts'

export function featureNames(name: string, width: number): readonly string[] {
  return Array.from({ length: width }, (_, i) => `${name}${i}`)
}

export function denseShard(name: string, width: number, rows: number, seed: number): Shard {
  const values = new Float32Array(rows * width)
  for (let cell = 0; cell < values.length; cell++) values[cell] = uniform(seed, cell) * 2 - 1
  return { name, features: featureNames(name, width), matrix: { kind: 'dense', values, width } }
}

/** Some entities have many rows, most have few. */
export function entityColumn(name: string, count: number, rows: number, seed: number): EntityColumn {
  const names = Array.from({ length: count }, (_, i) => `${name}${i}`)
  return { name, names, ofRow: Uint32Array.from({ length: rows }, (_, row) => Math.floor(uniform(seed, row) ** 2 * count)) }
}

/** Labels by a slope of each shard that all share, and one that each entity has of its own. */
export function labelled(shards: readonly Shard[], entities: readonly EntityColumn[], rows: number): MixedExamples {
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    let margin = -0.5
    shards.forEach(({ matrix: { values, width } }, s) => {
      const entity = s === 0 ? 0 : entities[s - 1]!.ofRow[row]!
      for (let column = 0; column < width; column += 4) margin += (uniform(6 + s, entity, column) - 0.5) * 2 * values[row * width + column]!
    })
    return Number(uniform(9, row) < 1 / (1 + Math.exp(-margin)))
  })
  return { shards, entities, labels }
}
