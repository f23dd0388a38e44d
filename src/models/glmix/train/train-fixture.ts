/** Trainings of the rows of `mixedExamples`, for tests. */
import { encodeModel } from '../../model-file.ts'
import { withFixture } from '../../parity-fixture.ts'
import { soloPool } from '../../solo-pool.ts'
import type { GlmixModel, RandomCoordinate } from '../glmix-model.ts'
import { type GlmixOptions, glmixDefaults } from '../glmix-options.ts'
import { type MixedExamples, sourceOf } from '../mixed-examples.ts'
import { packTrained } from '../pack-trained.ts'
import { memoryScratch } from '../scratch.ts'
import type { GlmixRun } from './glmix-run.ts'
import { trainGlmix } from './glmix-trainer.ts'

export const global = { name: 'global', shard: 'global', lambda: 1 }
export const perUser = { name: 'per-user', shard: 'own', entity: 'user', lambda: 1 }
export const perFilm = { name: 'per-film', shard: 'own', entity: 'film', lambda: 2 }

export const runOf = (given: Partial<GlmixRun> = {}): GlmixRun => ({
  pool: soloPool,
  scratch: memoryScratch(),
  signal: new AbortController().signal,
  progress: () => {},
  ...given,
})

export async function train(examples: MixedExamples, options: Partial<GlmixOptions>, given: Partial<GlmixRun> = {}): Promise<GlmixModel> {
  return packTrained(await trainGlmix(sourceOf(examples), { ...glmixDefaults, ...options }, runOf(given)), given.warmStart?.model)
}

export const bytesOf = (model: GlmixModel) => encodeModel(withFixture(model))

/** Of the first coordinate, all entities together. */
export const effectsOfModel = ({ coordinates }: GlmixModel) => (coordinates[0] as RandomCoordinate).effects!
