/** Where the running server of a data folder listens, for commands on the same machine: readable by its owner alone. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { holdingProcess } from '../adapters/embedded/process-lock.ts'
import { parser } from '../adapters/files/json-problem.ts'
import { readKept } from './kept-file.ts'

const serverFile = Type.Object(
  { pid: Type.Integer(), url: Type.String(), token: Type.Optional(Type.String()) },
  { additionalProperties: false },
)
export type ServerFile = Static<typeof serverFile>

const parse = parser(serverFile)

export async function writeServerFile(dataDirectory: string, file: Omit<ServerFile, 'pid'>): Promise<void> {
  const path = serverPath(dataDirectory)
  await writeFile(`${path}.new`, JSON.stringify({ pid: process.pid, ...file }), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/**
 * The server that holds the folder now. A server that was killed leaves its file behind, and another one, of another folder, may
 * listen at that address since.
 */
export async function runningServer(dataDirectory: string): Promise<ServerFile | undefined> {
  const file = await readKept(serverPath(dataDirectory), parse)
  return file !== undefined && file.pid === (await holdingProcess(dataDirectory)) ? file : undefined
}

export async function removeServerFile(dataDirectory: string): Promise<void> {
  await rm(serverPath(dataDirectory), { force: true })
}

function serverPath(dataDirectory: string): string {
  return join(dataDirectory, 'server.json')
}
