/** A folder of the test's own, and the command line as a user runs it there. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { type Outcome, runMutual } from './run-mutual.ts'

export interface CliFolder {
  /** Where a file or folder of this name lies. */
  at(...names: readonly string[]): string
  /** Of processes whose data lie there. */
  env(): NodeJS.ProcessEnv
  mutual(...args: readonly string[]): Promise<Outcome>
}

/** The folder is there before the first test of the file, and gone after the last. */
export function cliFolder(): CliFolder {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutual-cli-'))
  })
  after(() => rm(folder, { recursive: true }))
  const env = () => ({ ...process.env, MUTUAL_DATA: join(folder, 'data') })
  return { at: (...names) => join(folder, ...names), env, mutual: (...args) => runMutual(args, { env: env() }) }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
export const linesOf = (out: string): any[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
