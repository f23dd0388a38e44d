/**
 * How far the loading of the demo marketplace is, in a file of the data folder that stands only while it is unfinished: a start
 * that finds it goes on from there. A batch that is loaded twice changes nothing.
 */
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { parser } from '../adapters/files/json-problem.ts'
import { readKept } from './kept-file.ts'

const count = Type.Integer({ minimum: 0 })
const demoCheckpoint = Type.Object({
  members: Type.Integer({ minimum: 1 }),
  startAt: count,
  done: Type.Object({ contracts: count, recruiters: count, jobs: count, members: count }),
})
export type DemoCheckpoint = Static<typeof demoCheckpoint>

const parse = parser(demoCheckpoint)

export function readDemoCheckpoint(dataDirectory: string): Promise<DemoCheckpoint | undefined> {
  return readKept(pathIn(dataDirectory), parse)
}

export async function writeDemoCheckpoint(dataDirectory: string, checkpoint: DemoCheckpoint): Promise<void> {
  const path = pathIn(dataDirectory)
  await writeFile(`${path}.new`, JSON.stringify(checkpoint), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

export async function removeDemoCheckpoint(dataDirectory: string): Promise<void> {
  await rm(pathIn(dataDirectory), { force: true })
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, 'demo.json')
}
