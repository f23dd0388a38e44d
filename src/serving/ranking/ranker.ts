/**
 * A published model bound to the features of pages. A model that is missing, or refuses (a damaged fixture, an input that
 * pages do not have), falls back to the one below it; at the bottom stands the cold-start ranker, which always fits.
 */
import { featureSetHash } from '../../features/feature-set-hash.ts'
import type { Calibration } from '../../models/calibration/calibration.ts'
import { bindModel } from '../../models/kinds.ts'
import type { Scorer } from '../../models/model.ts'
import type { Published, Version } from '../../models/model-registry.ts'
import { checkParity } from '../../models/parity-fixture.ts'
import { coldStart, type RankedSubject } from './cold-start.ts'
import { type RandomEffects, randomEffectsOf } from './row-effects.ts'

export interface Ranker {
  readonly name: string
  readonly version: Version
  /** The current version, where that is missing or refuses to load and this one ranks in its place. */
  readonly insteadOf?: Version
  /** Columns that the scorer reads, in order. */
  readonly features: readonly string[]
  /** Hash of `features`. */
  readonly featureSet: string
  readonly scorer: Scorer
  /** Of a GLMix model; none for other kinds. */
  readonly randomEffects: readonly RandomEffects[]
  /** Where its scores may be stated as chances. */
  readonly calibration?: Calibration
}

/** Throws RangeError where the model does not fit. */
export function rankerOf({ name, version, artifact }: Published, features: readonly string[]): Ranker {
  checkParity(artifact)
  const { model, calibration } = artifact
  const scorer = bindModel(model, features)
  const randomEffects = randomEffectsOf(model)
  return {
    name,
    version,
    features,
    featureSet: featureSetHash(features),
    scorer,
    randomEffects,
    ...(calibration === undefined ? {} : { calibration }),
  }
}

/** The first model of the chain that fits; `onRefusal` learns why one above it did not. */
export function chooseRanker(
  chain: readonly (Published | undefined)[],
  subject: RankedSubject,
  features: readonly string[],
  onRefusal: (model: Published, reason: RangeError) => void,
): Ranker {
  for (const model of chain) {
    if (model === undefined) continue
    try {
      return rankerOf(model, features)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      onRefusal(model, error)
    }
  }
  return rankerOf(coldStart(subject), features)
}
