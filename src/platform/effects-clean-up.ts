/**
 * Removes effects that no page needs: of versions that never ranked, and of which newer ones were learned since. What ever ranked stays,
 * for a page may name it (I4), and so do the newest versions, which may yet be promoted by hand. Runs when no training does, since effects
 * are written before the model that names them.
 */
import type { CoefficientDirectory, VersionNote } from '../adapters/embedded/coefficients/coefficient-directory.ts'
import type { ModelDirectory } from '../adapters/files/model-directory.ts'
import { modelPromotions } from '../events/models.ts'
import type { Reader } from '../events/records.ts'
import type { GlmixModel } from '../models/glmix/glmix-model.ts'
import { storedEffectsOf } from '../models/glmix/stored-effects.ts'
import type { RemovedEffects } from './model-contract.ts'
import { rankerNames } from './rankers.ts'

export interface CleanUpParts {
  readonly reader: Reader
  readonly models: ModelDirectory
  readonly coefficients: CoefficientDirectory
}

/** Versions of each ranker that stay though they never ranked: those of the last few trainings. */
const newest = 12

export async function cleanUpEffects(parts: CleanUpParts): Promise<readonly RemovedEffects[]> {
  const { coefficients } = parts
  const needed = await neededEffects(parts)
  const removed: RemovedEffects[] = []
  for (const coordinate of coefficients.coordinates()) {
    for (const version of coefficients.versions(coordinate)) {
      if (needed.has(`${coordinate} ${version}`)) continue
      const { entities, bytes }: VersionNote = coefficients.note(coordinate, version)
      await coefficients.remove(coordinate, version)
      removed.push({ coordinate, version, entities, bytes })
    }
  }
  return removed
}

async function neededEffects({ reader, models }: CleanUpParts): Promise<ReadonlySet<string>> {
  const needed = new Set<string>()
  for (const name of Object.values(rankerNames)) {
    const ranked = modelPromotions(reader, name).map(({ version }) => version)
    const kept = new Set([...ranked, ...(await models.versions(name)).slice(-newest)])
    for (const version of kept) {
      const model = (await models.load(version).catch(damaged))?.artifact.model
      if (model?.kind !== 'glmix') continue
      for (const stored of storedEffectsOf(model as GlmixModel)) needed.add(`${stored.coordinate} ${stored.version}`)
    }
  }
  return needed
}

/** What a damaged file names cannot be known, so nothing is removed that it may need: the clean-up waits until it is restored. */
function damaged(error: unknown): never {
  throw new Error('effects are not cleaned up while the file of a model is damaged; restore it from a copy', { cause: error })
}
