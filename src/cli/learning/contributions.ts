/** What each input added to the margin of each row of a file: the contributions and the rest (`base`) sum to the margin. */
import { once } from 'node:events'
import type { ExampleFile } from '../../adapters/files/examples/read-examples.ts'
import { readStoredModel } from '../../adapters/files/stored-model.ts'
import { denseBlocks } from '../../models/dense-blocks.ts'
import { checkGlmix } from '../../models/glmix/check-glmix.ts'
import { bindModel } from '../../models/kinds.ts'
import { writeGlmixContributions } from './evaluate-glmix.ts'
import { type ModelFileOptions, readForModel } from './read-for-model.ts'

export const contributionForms = ['ndjson', 'csv'] as const

export interface ContributionOptions extends ModelFileOptions {
  readonly as: (typeof contributionForms)[number]
}

interface Explained {
  /** From 1, as the file's rows come. */
  readonly row: number
  readonly request: string | undefined
  readonly score: number
  /** One by feature, one by id column and, last, the rest. */
  readonly addends: Float64Array
}

export async function writeContributions(options: ContributionOptions): Promise<void> {
  const model = await readStoredModel(options.model)
  if (model.kind === 'glmix') return writeGlmixContributions(checkGlmix(model), options.data)
  const file = await readForModel('data', model, options)
  const { requests } = file.examples
  const scorer = bindModel(model, model.features)
  const inputs = [...model.features, ...(scorer.idColumns ?? [])]
  const write = options.as === 'csv' ? csvLine : jsonLine(inputs)
  if (options.as === 'csv') await print(['row', ...(requests ? ['request'] : []), 'score', 'base', ...inputs].map(cell).join(','))
  const requestOf = requestNames(file)
  for (const { rows, start } of denseBlocks(file.examples, model.kind === 'neural' ? 0 : NaN)) {
    const scores = new Float64Array(rows.count)
    scorer.score(rows, scores)
    const addends = new Float64Array(inputs.length + 1)
    for (let row = 0; row < rows.count; row++) {
      scorer.contribute(rows, row, addends)
      await print(write({ row: start + row + 1, request: requestOf(start + row), score: scores[row]!, addends }))
    }
  }
}

/** Rows are asked for in order. */
function requestNames({ examples: { requests }, requestNames }: ExampleFile): (row: number) => string | undefined {
  let request = 0
  return (row) => {
    if (requests === undefined) return undefined
    while (row >= requests[request + 1]!) request++
    return requestNames?.[request] ?? String(request + 1)
  }
}

/** Inputs that added nothing are left out. Written by hand, since an object would put names that are numbers first. */
function jsonLine(inputs: readonly string[]): (explained: Explained) => string {
  const keys = inputs.map((name) => JSON.stringify(name))
  return ({ row, request, score, addends }) => {
    const parts = keys.flatMap((key, i) => (addends[i] === 0 ? [] : [`${key}:${addends[i]}`]))
    const head = JSON.stringify({ row, request, score, base: addends[inputs.length] })
    return `${head.slice(0, -1)},"contributions":{${parts.join(',')}}}`
  }
}

function csvLine({ row, request, score, addends }: Explained): string {
  const width = addends.length - 1
  return [row, ...(request === undefined ? [] : [cell(request)]), score, addends[width], ...addends.subarray(0, width)].join(',')
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}
