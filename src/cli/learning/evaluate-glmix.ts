/** A saved GLMix model measured on, and explained for, a file of rows in shards. */
import { once } from 'node:events'
import { fileFault } from '../../adapters/files/examples/file-fault.ts'
import { type MixedFile, readMixed } from '../../adapters/files/examples/read-mixed.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { bindMixed, namesOf } from '../../models/glmix/score-mixed.ts'
import { tell } from './learn-glmix.ts'
import { entitiesOf, entityColumns, measureMixed } from './measure-mixed.ts'
import type { ResultLine } from './measure-set.ts'
import type { MetricOptions } from './metric-options.ts'

export async function evaluateGlmix(model: GlmixModel, path: string, metrics: MetricOptions): Promise<readonly ResultLine[]> {
  const file = await readFor(model, path)
  const margins = new Float64Array(file.labels.length)
  let row = 0
  for await (const chunk of file.source.chunks()) {
    const bound = await bindMixed(model, chunk)
    for (let i = 0; i < chunk.labels.length; i++) margins[row++] = bound.score(i)
  }
  return measureMixed(file, margins, await entitiesOf(file, entityColumns(model)), { ...metrics, set: 'test' })
}

/** One JSON object a row: each coordinate's part of the score, and of that each feature's. */
export async function writeGlmixContributions(model: GlmixModel, path: string): Promise<void> {
  const file = await readFor(model, path)
  let row = 0
  for await (const chunk of file.source.chunks()) {
    const bound = await bindMixed(model, chunk)
    for (let i = 0; i < chunk.labels.length; i++) {
      const coordinates = bound.partsOf(i).map(({ coordinate, score, features }) => {
        const contributions = features.map(({ name, addend }) => `${JSON.stringify(name)}:${addend}`)
        return `${JSON.stringify(coordinate)}:{"score":${score},"contributions":{${contributions.join(',')}}}`
      })
      const head = JSON.stringify({ row: ++row, score: bound.score(i), offset: chunk.offsets?.[i] ?? 0 })
      const line = `${head.slice(0, -1)},"coordinates":{${coordinates.join(',')}}}\n`
      if (!process.stdout.write(line)) await once(process.stdout, 'drain')
    }
  }
}

async function readFor(model: GlmixModel, path: string): Promise<MixedFile> {
  const names = namesOf(model)
  const file = await readMixed(path, names)
  const given = new Set<string>()
  for await (const { shards } of file.source.chunks()) for (const { name, matrix } of shards) if (matrix.values.length > 0) given.add(name)
  const missing = [...names.shards.keys()].filter((name) => !given.has(name))
  if (missing.length === names.shards.size)
    throw fileFault(path, 0, `no row has a shard of the model (${missing.join(', ')})`, 'write {"shards":{"global":{"name":number}}}')
  tell('test', file)
  return file
}
