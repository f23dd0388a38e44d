/** Learning from files of examples: everything is read and checked first, then trained, measured, and saved at last. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileFault } from '../../adapters/files/examples/file-fault.ts'
import { type ExampleFile, readExamples } from '../../adapters/files/examples/read-examples.ts'
import { rowFault } from '../../adapters/files/examples/row-lines.ts'
import { isXgboostPath, writeStoredModel } from '../../adapters/files/stored-model.ts'
import { openTrainingPool } from '../../adapters/workers/training-pool.ts'
import { PlatformError } from '../../domain/errors.ts'
import { RowError } from '../../math/row-error.ts'
import { learnerOf } from '../../models/learners.ts'
import type { Model } from '../../models/model.ts'
import { printLine, say } from '../options.ts'
import { bindFile, bindIds, precisionFor } from './bind-file.ts'
import { readLearnerOptions } from './learner-options.ts'
import { checkMetrics, measureSet, type ResultLine, textOf } from './measure-set.ts'
import { type MetricFlags, metricOptions } from './metric-options.ts'
import { type FileOptions, rolesOfOptions } from './read-options.ts'
import { trainingBar } from './training-bar.ts'

export interface LearnOptions extends FileOptions, MetricFlags {
  readonly train: string
  readonly valid?: string
  readonly test?: string
  readonly groups?: string
  readonly validGroups?: string
  readonly testGroups?: string
  readonly options?: string
  readonly save?: string
  readonly threads: number
  readonly json?: boolean
}

interface Sets {
  readonly train: ExampleFile
  readonly valid: ExampleFile | undefined
  readonly test: ExampleFile | undefined
}

export async function learnFromExamples(kind: string, options: LearnOptions): Promise<void> {
  const metrics = metricOptions(options)
  const learner = learnerOf(kind)
  const learnerOptions = await readLearnerOptions(learner, options.options)
  if (options.save !== undefined && isXgboostPath(options.save) && kind !== 'tree')
    throw new PlatformError(
      'invalid-request',
      `--save: ${options.save} names a file for XGBoost, which keeps trees alone; give another extension`,
    )
  if (options.save !== undefined) await access(dirname(options.save), constants.W_OK)
  const sets = await readSets(kind, options)
  for (const file of Object.values(sets)) if (file !== undefined) checkMetrics(file, metrics)
  const model = await trainOn(kind, learnerOptions, sets, options)
  const lines = Object.entries(sets).flatMap(([set, file]: [string, ExampleFile | undefined]) =>
    file === undefined
      ? []
      : measureSet(file, learner.score(model, file.examples), { ...metrics, set, ...(options.groupBy && { groupBy: options.groupBy }) }),
  )
  if (options.save !== undefined) {
    await writeStoredModel(options.save, model)
    say(`saved ${options.save}`)
  }
  printLines(lines, options.json === true)
}

export function printLines(lines: readonly ResultLine[], json: boolean): void {
  if (json) for (const line of lines) printLine(line)
  else process.stdout.write(textOf(lines))
}

async function readSets(kind: string, options: LearnOptions): Promise<Sets> {
  const { train, valid, test, groups, validGroups, testGroups } = options
  const read = (path: string, groupSizes: string | undefined) =>
    readExamples(path, {
      precision: precisionFor(kind),
      roles: rolesOfOptions(options),
      ...(options.format && { format: options.format }),
      ...(groupSizes !== undefined && { groupSizes }),
    })
  const whole = await read(train, groups)
  tell('train', whole)
  const idColumns = learnerOf(kind).readsIds === true ? (whole.examples.ids ?? []).map(({ name }) => name) : []
  const first = bindIds(whole, { idColumns })
  const { features } = first.examples
  if (features.length + idColumns.length === 0) throw fileFault(train, 0, 'its rows hold no features', 'give something to learn from')
  const other = async (set: string, path: string | undefined, groupSizes: string | undefined) => {
    if (path === undefined) return undefined
    const file = await read(path, groupSizes)
    tell(set, file)
    return bindFile(file, { features, idColumns })
  }
  return { train: first, valid: await other('valid', valid, validGroups), test: await other('test', test, testGroups) }
}

export function tell(set: string, { path, examples, groups, ignored }: ExampleFile): void {
  const requests = examples.requests === undefined ? '' : `, ${examples.requests.length - 1} requests`
  const ids = examples.ids === undefined ? '' : `, ids of ${examples.ids.map(({ name }) => name).join(', ')}`
  const grouped = groups === undefined ? '' : `, ${groups.names.length} groups`
  say(`${set}: ${path}: ${examples.labels.length} rows, ${examples.features.length} features${ids}${requests}${grouped}`)
  if (ignored !== undefined && ignored.size > 0)
    say(`${set}: read over: ${[...ignored].map(([name, count]) => `${name} ${count}×`).join(', ')}`)
}

async function trainOn(
  kind: string,
  learnerOptions: Readonly<Record<string, unknown>>,
  { train, valid }: Sets,
  { seed, threads }: LearnOptions,
): Promise<Model> {
  const pool = await openTrainingPool(threads)
  const bar = trainingBar(`training ${kind}`)
  try {
    const run = { seed, pool, signal: new AbortController().signal, progress: bar.step, ...(valid && { valid: valid.examples }) }
    return await learnerOf(kind).train(train.examples, learnerOptions, run)
  } catch (error) {
    throw error instanceof RowError ? rowFault(train, error) : error
  } finally {
    bar.stop()
    await pool.close()
  }
}
