/**
 * One process at a time writes a data folder. The lock file names its holder by process id and start time, so that a lock left
 * behind by a dead process is told from a held one, even where its id was given to another process since.
 */
import { link, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '../../domain/errors.ts'

interface Holder {
  readonly pid: number
  /** As the system states it, undefined where it does not say. */
  readonly started?: string
}

export interface ProcessLock {
  release(): Promise<void>
}

/** A take-over that was begun this long ago was left unfinished. */
const takeoverMs = 10_000

export async function lockDirectory(directory: string): Promise<ProcessLock> {
  const path = join(directory, 'lock')
  const mine = await holderOf(process.pid)
  if (!(await claim(path, mine))) await takeOver(path, mine)
  return { release: () => rm(path, { force: true }) }
}

/** Id of the process that has the folder open, where one has. */
export function holdingProcess(directory: string): Promise<number | undefined> {
  return livingHolder(join(directory, 'lock'))
}

/** The file appears with its content or not at all. */
async function claim(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${holder.pid}`
  await writeFile(draft, `${JSON.stringify(holder)}\n`)
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await unlink(draft)
  }
}

/** Two processes may find the same dead holder: a guard file lets one of them replace it. */
async function takeOver(path: string, mine: Holder): Promise<void> {
  await refuseIfHeld(path)
  const guard = `${path}.takeover`
  if (!(await claim(guard, mine))) {
    await dropOldGuard(guard)
    throw conflict('another process is just taking over its lock', path)
  }
  try {
    await refuseIfHeld(path)
    await rm(path, { force: true })
    if (!(await claim(path, mine))) throw conflict('another process was quicker', path)
  } finally {
    await rm(guard, { force: true })
  }
}

async function refuseIfHeld(path: string): Promise<void> {
  const pid = await livingHolder(path)
  if (pid !== undefined) throw conflict(`process ${pid} has it open`, path)
}

async function livingHolder(path: string): Promise<number | undefined> {
  const holder = await readHolder(path)
  return holder !== undefined && (await isAlive(holder)) ? holder.pid : undefined
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { pid, started } = JSON.parse(await readFile(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? { pid, ...(typeof started === 'string' && { started }) } : undefined
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false
    if (!hasCode(error, 'EPERM')) throw error
  }
  const now = (await holderOf(pid)).started
  return started === undefined || now === undefined || now === started
}

/** On Linux the start time is field 22 of /proc/PID/stat, counted behind the name in parentheses. Elsewhere the id must do. */
async function holderOf(pid: number): Promise<Holder> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8')
    const started = line.slice(line.lastIndexOf(')') + 2).split(' ')[19]
    return started === undefined ? { pid } : { pid, started }
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return { pid }
    throw error
  }
}

async function dropOldGuard(guard: string): Promise<void> {
  const { mtimeMs } = await stat(guard)
  if (Date.now() - mtimeMs > takeoverMs) await rm(guard, { force: true })
}

function conflict(reason: string, path: string): PlatformError {
  return new PlatformError(
    'conflict',
    `the data folder is in use: ${reason} (${path}); send changes to that process over HTTP, or stop it and try again`,
  )
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
