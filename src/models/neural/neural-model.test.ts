import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkNeural, type NeuralModel } from './neural-model.ts'
import { liked, train } from './train/neural-fixture.ts'

describe('a neural model', () => {
  it('is refused where it does not fit together', async () => {
    const model = await train(liked(100, 1), { epochs: 1 })
    const embedding = model.embeddings[0]!
    const bad: readonly (readonly [Partial<Record<keyof NeuralModel, unknown>>, RegExp])[] = [
      [{ parameters: model.parameters.slice(1) }, /parameters, but the layers have/],
      [{ parameters: model.parameters.map(() => NaN) }, /finite numbers only/],
      [{ means: [0] }, /the means of a neural model are a Float64Array/],
      [{ hidden: new Uint32Array() }, /one to three hidden layers/],
      [{ indicators: Uint32Array.of(4) }, /indexes of inputs/],
      [{ embeddings: [{ ...embedding, ids: embedding.ids.slice(1) }] }, /the embedding of "skills" has/],
    ]
    for (const [part, message] of bad) assert.throws(() => checkNeural({ ...model, ...part } as NeuralModel), message)
  })
})
