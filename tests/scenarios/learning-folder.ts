/** Small files to learn from, in a folder of the test's own, and `learn`, `evaluate` and `model` as processes of their own. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { runMutual } from './run-mutual.ts'

export interface LearnLine {
  readonly set: string
  readonly metric: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Of lines by group. */
  readonly groups?: number
}

export interface LearningFolder {
  /** Where a file of this name lies. */
  at(name: string): string
}

/** The folder is there before the first test of the file, and gone after the last. */
export function learningFolder(): LearningFolder {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutual-learn-'))
    await writeSmallFiles(folder)
  })
  after(() => rm(folder, { recursive: true }))
  return { at: (name) => join(folder, name) }
}

export const mutual = (...args: readonly string[]) => runMutual(args)

export async function linesOf(...args: readonly string[]): Promise<readonly LearnLine[]> {
  const { code, out, err } = await mutual(...args)
  assert.equal(code, 0, err)
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LearnLine)
}

/** Something to learn: the label is whether a beats b, mostly; a request has four rows. */
async function writeSmallFiles(folder: string): Promise<void> {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const [a, b] = [(i * 37) % 101, (i * 53) % 97]
    return { label: Number(a + (i % 7) > b), request: `q${Math.floor(i / 4)}`, owner: `r${Math.floor(i / 40)}`, a, b }
  })
  const csv = (some: typeof rows) =>
    ['label,request,owner,a,b', ...some.map(({ label, request, owner, a, b }) => [label, request, owner, a, b].join(','))].join('\n')
  await writeFile(join(folder, 'train.csv'), csv(rows.slice(0, 300)))
  await writeFile(join(folder, 'test.csv'), csv(rows.slice(300)))
  const ndjson = rows.slice(300).map(({ label, request, a, b }) => JSON.stringify({ label, request, features: { b, a } }))
  await writeFile(join(folder, 'test.ndjson'), ndjson.join('\n'))
}
