/**
 * Block coordinate descent: coordinates are fitted one after the other, each with the scores of all the others as offsets, as many
 * times as there are passes (Zhang et al., KDD 2016; photon-ml). A warm start gives all coordinates their scores from the first fit on.
 */
import { type GlmKernel, glmKernel, lossNumber } from '../../../math/kernels/glm.ts'
import { type GlmixCoordinate, glmixModel, isRandom, type RandomCoordinate } from '../glmix-model.ts'
import { checkGlmixOptions, coordinateOf, type GlmixOptions } from '../glmix-options.ts'
import type { MixedSource } from '../mixed-examples.ts'
import { checkCoordinates } from './check-mixed.ts'
import { effectJob } from './effect-job.ts'
import { EffectMemory } from './effect-memory.ts'
import { FixedEffect } from './fixed-effect.ts'
import { FixedScan, type Threads } from './fixed-scan.ts'
import type { GlmixRun, GlmixStage, TrainedGlmix } from './glmix-run.ts'
import { unsettledText } from './minimise-fixed.ts'
import { type PreparedCoordinate, prepare } from './prepare.ts'
import { RandomEffect } from './random-effect.ts'

/** Of a fixed effect: share of the gradient at zero that may be left. */
const gradientTolerance = 1e-10
/** Rows whose losses are summed at once. */
const lossRows = 4096

/** Throws RangeError that names what is wrong with the rows or the options. */
export async function trainGlmix(source: MixedSource, options: GlmixOptions, run: GlmixRun): Promise<TrainedGlmix> {
  checkGlmixOptions(options)
  checkCoordinates(options, source)
  const { coordinates, rows, trained, ...columns } = await prepare(source, options.coordinates.map(coordinateOf), options.loss, run)
  const { threads } = run.pool
  const room = Math.max(lossRows * 3 * 8, ...coordinates.map(({ fit }) => roomOf(fit, threads)))
  const memory = new EffectMemory({ rows, trained, room, loss: lossNumber(options.loss) })
  memory.margins.set(columns.offsets)
  memory.labels.set(columns.labels)
  memory.weights.set(columns.weights)
  const crew = await run.pool.start(effectJob, memory.shared())
  try {
    descend(coordinates, options, { memory, crew, threads, scratch: run.scratch }, run)
  } finally {
    await crew.close()
  }
  return trainedFrom(coordinates, options, run)
}

function roomOf(fit: FixedEffect | RandomEffect, threads: number): number {
  return fit instanceof FixedEffect ? FixedScan.roomBytes(fit.rows, threads) : RandomEffect.roomBytes(fit.blocks, threads)
}

function descend(coordinates: readonly PreparedCoordinate[], options: GlmixOptions, threads: Threads, run: GlmixRun): void {
  const { passes } = options
  const { memory } = threads
  const { trained } = memory.sizes
  const kernel = glmKernel(memory.memory)
  const penalties = coordinates.map(({ fit, known }) => (known === undefined ? 0 : scoreOf(fit, threads)))
  const fitted = coordinates.filter(({ coordinate }) => !coordinate.locked)
  const total = passes * fitted.reduce((sum, { fit }) => sum + partsOf(fit), 0)
  let done = 0
  for (let pass = 1; pass <= passes; pass++) {
    for (const one of fitted) {
      const stage = one.coordinate.name
      const watch = (parts: number) => {
        run.signal.throwIfAborted()
        run.progress({ stage, done: done + parts, total, measures: { pass } })
      }
      penalties[coordinates.indexOf(one)] = fitOf(one.fit, threads, { ...options, variances: pass === passes, watch })
      done += partsOf(one.fit)
      const objective = lossOf(kernel, threads) + penalties.reduce((sum, penalty) => sum + penalty, 0)
      run.progress({ stage, done, total, measures: { pass, objective } })
      const [margins, heldMargins] = [memory.margins.subarray(0, trained), memory.margins.subarray(trained)]
      run.stage?.({ stage, pass, objective, margins, heldMargins, ...warningOf(one) })
    }
  }
}

function warningOf({ coordinate, names, fit }: PreparedCoordinate): Pick<GlmixStage, 'warning'> {
  if (!(fit instanceof FixedEffect) || fit.unsettled === undefined) return {}
  return { warning: unsettledText(coordinate.name, names, fit.unsettled) }
}

function partsOf(fit: FixedEffect | RandomEffect): number {
  return fit instanceof FixedEffect ? 1 : fit.blocks.length
}

function scoreOf(fit: FixedEffect | RandomEffect, threads: Threads): number {
  if (fit instanceof RandomEffect) return fit.score(threads)
  fit.score(threads)
  return fit.penalty()
}

interface Fit {
  readonly tolerance: number
  readonly maxIterations: number
  readonly variances: boolean
  watch(parts: number): void
}

/** Gives the coordinate's penalty. */
function fitOf(fit: FixedEffect | RandomEffect, threads: Threads, { watch, ...settings }: Fit): number {
  watch(0)
  if (fit instanceof RandomEffect) return fit.fit(threads, { ...settings, watch })
  fit.fit(threads, { ...settings, tolerance: gradientTolerance, watch: () => watch(0) })
  return fit.penalty()
}

/** Σ weight · loss of the training rows. */
function lossOf(kernel: GlmKernel, { memory }: Threads): number {
  const { trained, loss } = memory.sizes
  const { labelsAt, weightsAt, marginsAt, roomAt } = memory
  let sum = 0
  for (let row = 0; row < trained; row += lossRows) {
    const count = Math.min(lossRows, trained - row)
    const by = row * 8
    sum += kernel.losses(loss, labelsAt + by, weightsAt + by, marginsAt + by, count, roomAt, roomAt + lossRows * 8)
  }
  return sum
}

function trainedFrom(prepared: readonly PreparedCoordinate[], { loss }: GlmixOptions, run: GlmixRun): TrainedGlmix {
  const coordinates = prepared.map(modelOf)
  const model = glmixModel(loss, coordinates, run)
  return {
    model,
    effects(name) {
      const found = prepared.find(({ coordinate }) => coordinate.name === name)
      if (!(found?.fit instanceof RandomEffect) || found.coordinate.locked) throw new RangeError(`no random effect "${name}" was trained`)
      return found.fit.effects(run)
    },
  }
}

function modelOf({ coordinate, names, fit, known }: PreparedCoordinate): GlmixCoordinate {
  const { name, shard, entity, locked } = coordinate
  const own = { name, shard, features: names }
  if (fit instanceof FixedEffect) return { ...own, coefficients: fit.coefficients, variances: fit.variances }
  const kept = locked && known !== undefined && isRandom(known) ? known : undefined
  return { ...own, entity: entity!, ...strengthOf(kept ?? coordinate), ...(kept?.effects === undefined ? {} : { effects: kept.effects }) }
}

/** How it was fitted, without what bounds nothing. */
function strengthOf({ lambda, featuresToSamplesRatio = Infinity }: Pick<RandomCoordinate, 'lambda' | 'featuresToSamplesRatio'>) {
  return {
    ...(lambda === undefined ? {} : { lambda }),
    ...(featuresToSamplesRatio === Infinity ? {} : { featuresToSamplesRatio }),
  }
}
