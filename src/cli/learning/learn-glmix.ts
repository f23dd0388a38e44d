/** Learning a GLMix model from files of rows in shards, measured after each coordinate of each pass. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileFault } from '../../adapters/files/examples/file-fault.ts'
import { type MixedFile, readMixed } from '../../adapters/files/examples/read-mixed.ts'
import { rowFault } from '../../adapters/files/examples/row-lines.ts'
import { openScratchFile } from '../../adapters/files/scratch-file.ts'
import { isXgboostPath, readStoredModel, writeStoredModel } from '../../adapters/files/stored-model.ts'
import { openTrainingPool } from '../../adapters/workers/training-pool.ts'
import { PlatformError } from '../../domain/errors.ts'
import { RowError } from '../../math/row-error.ts'
import { checkGlmix } from '../../models/glmix/check-glmix.ts'
import type { GlmixModel } from '../../models/glmix/glmix-model.ts'
import { type GlmixOptions, parseGlmixOptions } from '../../models/glmix/glmix-options.ts'
import { packTrained } from '../../models/glmix/pack-trained.ts'
import { memoryScratch } from '../../models/glmix/scratch.ts'
import { checkMixedLabels } from '../../models/glmix/train/check-mixed.ts'
import type { GlmixStage } from '../../models/glmix/train/glmix-run.ts'
import { trainGlmix } from '../../models/glmix/train/glmix-trainer.ts'
import { printLine, say } from '../options.ts'
import { readOptions } from './learner-options.ts'
import { asExamples, type EntitiesOfRows, entitiesOf, measureMixed } from './measure-mixed.ts'
import { checkMetrics, type ResultLine, textOf } from './measure-set.ts'
import { type MetricFlags, metricOptions } from './metric-options.ts'
import { trainingBar } from './training-bar.ts'

export interface LearnGlmixOptions extends MetricFlags {
  readonly train: string
  readonly test?: string
  readonly options: string
  readonly start?: string
  readonly save?: string
  readonly threads: number
  readonly json?: boolean
}

/** Of the bootstrap of each line: there are many, one for each coordinate, pass, set and column of entities. */
const stageDraws = 100

interface Sets {
  readonly train: MixedFile
  readonly test: MixedFile | undefined
}

export async function learnGlmix(given: LearnGlmixOptions): Promise<void> {
  metricOptions(given)
  const options = await readOptions(given.options, parseGlmixOptions)
  if (given.save !== undefined) await checkSave(given.save)
  const start = given.start === undefined ? undefined : await readStart(given.start)
  const train = await readMixed(given.train)
  tell('train', train)
  const test = given.test === undefined ? undefined : await readMixed(given.test, train.names)
  if (test !== undefined) tell('test', test)
  checkLabels({ train, test }, options, given)
  const model = await trainOn({ train, test }, options, start, given)
  if (given.save === undefined) return
  await writeStoredModel(given.save, model)
  say(`saved ${given.save}`)
}

async function checkSave(path: string): Promise<void> {
  if (isXgboostPath(path))
    throw new PlatformError('invalid-request', `--save: ${path} names a file for XGBoost, which keeps trees alone; give another extension`)
  await access(dirname(path), constants.W_OK)
}

async function readStart(path: string): Promise<GlmixModel> {
  const model = await readStoredModel(path)
  if (model.kind !== 'glmix') throw fileFault(path, 0, `it holds a ${model.kind} model`, 'give one that `mutual learn glmix` saved')
  return checkGlmix(model)
}

/** Before anything is trained: labels that the loss is not of, and metrics that the rows cannot be measured by. */
function checkLabels({ train, test }: Sets, { loss }: GlmixOptions, given: LearnGlmixOptions): void {
  try {
    checkMixedLabels(loss, train.labels)
  } catch (cause) {
    throw faultOf(train, given, cause)
  }
  for (const file of [train, test]) if (file !== undefined) checkMetrics(asExamples(file), metricOptions(given))
}

function faultOf(train: MixedFile, { options }: LearnGlmixOptions, cause: unknown): unknown {
  if (cause instanceof RowError) return rowFault(train, cause)
  return cause instanceof RangeError ? fileFault(train.path, 0, cause.message, `see it and ${options}`, cause) : cause
}

export function tell(set: string, { path, names, labels }: MixedFile): void {
  const shards = [...names.shards].map(([name, features]) => `${name} of ${features.size}`)
  say(`${set}: ${path}: ${labels.length} rows, shards ${shards.join(', ')}, entities ${[...names.entities].join(', ') || 'none'}`)
}

async function trainOn(sets: Sets, options: GlmixOptions, start: GlmixModel | undefined, given: LearnGlmixOptions): Promise<GlmixModel> {
  const report = await reporter(sets, options, given)
  const pool = await openTrainingPool(given.threads)
  const file = openScratchFile()
  const bar = trainingBar('training glmix')
  try {
    const run = {
      pool,
      scratch: sets.train.source.isResident ? memoryScratch() : file,
      signal: new AbortController().signal,
      progress: bar.step,
      stage: report.stage,
      ...(sets.test && { held: sets.test.source }),
      ...(start && { warmStart: { model: start } }),
    }
    const trained = await trainGlmix(sets.train.source, options, run)
    return packTrained(trained, start)
  } catch (cause) {
    throw faultOf(sets.train, given, cause)
  } finally {
    bar.stop()
    report.end()
    file.close()
    await pool.close()
  }
}

/** Lines for machines are printed as they come, those for people as a table at the end. */
async function reporter({ train, test }: Sets, { coordinates }: GlmixOptions, { json, ...given }: LearnGlmixOptions) {
  const columns = [...new Set(coordinates.flatMap(({ entity }) => entity ?? []))]
  const entities = { train: await entitiesOf(train, columns), test: test && (await entitiesOf(test, columns)) }
  const lines: ResultLine[] = []
  const measured = (set: string, file: MixedFile, margins: Float64Array, of: EntitiesOfRows, { stage, pass, warning }: GlmixStage) => {
    for (const line of measureMixed(file, margins, of, { ...metricOptions(given), set, draws: stageDraws })) {
      const staged = { ...line, stage, pass, ...(warning !== undefined && { warning }) }
      if (json) printLine(staged)
      else lines.push(staged)
    }
  }
  return {
    stage(done: GlmixStage): void {
      if (done.warning !== undefined) say(`warning: pass ${done.pass}: ${done.warning}`)
      measured('train', train, done.margins, entities.train, done)
      if (test !== undefined) measured('test', test, done.heldMargins, entities.test!, done)
    },
    end(): void {
      if (lines.length > 0) process.stdout.write(textOf(lines))
    },
  }
}
