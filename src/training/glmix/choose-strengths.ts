/**
 * How strongly each coordinate is held to zero: of the strengths named, the one whose fits predict best what they have not seen, over
 * folds of the rows. Coordinates are tried one after the other beside those that are chosen already, which costs one fit each; all are
 * fitted together afterwards.
 */
import { logLosses } from '../../evaluation/log-loss.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import type { CoordinateOptions, GlmixOptions } from '../../models/glmix/glmix-options.ts'
import type { MixedSource } from '../../models/glmix/mixed-examples.ts'
import { packTrained } from '../../models/glmix/pack-trained.ts'
import { memoryScratch } from '../../models/glmix/scratch.ts'
import type { GlmixRun, GlmixStage } from '../../models/glmix/train/glmix-run.ts'
import { trainGlmix } from '../../models/glmix/train/glmix-trainer.ts'

/** A coordinate whose λ is not chosen yet; a locked one keeps its coefficients and is not tried. */
export interface Candidate {
  readonly coordinate: CoordinateOptions
  readonly lambdas: readonly number[]
}

export interface Fold {
  readonly source: MixedSource
  readonly held: MixedSource
  /** Of the rows that are held. */
  readonly labels: Float64Array
}

type Settings = Omit<GlmixOptions, 'coordinates' | 'passes'>

/** Without folds the middle strength is taken. Throws RangeError where none is named. */
export async function chooseStrengths(
  folds: readonly Fold[],
  candidates: readonly Candidate[],
  settings: Settings,
  run: GlmixRun,
): Promise<readonly CoordinateOptions[]> {
  const chosen: CoordinateOptions[] = []
  let starts: readonly (GlmixModel | undefined)[] = folds.map(() => run.warmStart?.model)
  for (const { coordinate, lambdas } of candidates) {
    if (lambdas.length === 0) throw new RangeError(`no strength of the coordinate "${coordinate.name}" is named; give at least one`)
    const isTried = coordinate.locked !== true && folds.length > 0
    let best: Trial = { tried: isTried ? coordinate : { ...coordinate, lambda: middleOf(lambdas) }, loss: Infinity, models: starts }
    for (const lambda of isTried ? lambdas : []) {
      const trial = await tryOut({ ...coordinate, lambda }, chosen, folds, starts, settings, run)
      if (trial.loss < best.loss) best = trial
    }
    chosen.push(best.tried)
    starts = best.models
  }
  return chosen
}

interface Trial {
  readonly tried: CoordinateOptions
  /** Sum over the rows held by all folds. */
  readonly loss: number
  /** By fold. */
  readonly models: readonly (GlmixModel | undefined)[]
}

async function tryOut(
  tried: CoordinateOptions,
  chosen: readonly CoordinateOptions[],
  folds: readonly Fold[],
  starts: readonly (GlmixModel | undefined)[],
  settings: Settings,
  run: GlmixRun,
): Promise<Trial> {
  const options = { ...settings, passes: 1, coordinates: [...chosen.map((one) => ({ ...one, locked: true })), tried] }
  const models: GlmixModel[] = []
  let loss = 0
  for (const [i, { source, held, labels }] of folds.entries()) {
    const start = starts[i]
    const stage = ({ heldMargins }: GlmixStage) => {
      loss += logLosses(Float64Array.from(heldMargins), labels).reduce((sum, one) => sum + one, 0)
    }
    const warm = start === undefined ? {} : { warmStart: { model: start } }
    models.push(packTrained(await trainGlmix(source, options, { ...run, ...warm, scratch: memoryScratch(), held, stage }), start))
  }
  return { tried, loss, models }
}

function middleOf(lambdas: readonly number[]): number {
  return lambdas[Math.floor(lambdas.length / 2)]!
}
