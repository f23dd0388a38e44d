/** Where the running server of a data folder listens, for commands on the same machine: readable by its owner alone. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { parser } from '../adapters/files/json-problem.ts'

const serverFile = Type.Object({ url: Type.String(), token: Type.Optional(Type.String()) }, { additionalProperties: false })
export type ServerFile = Static<typeof serverFile>

const parse = parser(serverFile)

export async function writeServerFile(dataDirectory: string, file: ServerFile): Promise<void> {
  const path = serverPath(dataDirectory)
  await writeFile(`${path}.new`, JSON.stringify(file), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

export async function readServerFile(dataDirectory: string): Promise<ServerFile | undefined> {
  try {
    return parse(JSON.parse(await readFile(serverPath(dataDirectory), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

export async function removeServerFile(dataDirectory: string): Promise<void> {
  await rm(serverPath(dataDirectory), { force: true })
}

function serverPath(dataDirectory: string): string {
  return join(dataDirectory, 'server.json')
}
