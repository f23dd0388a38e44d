import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PlatformError } from '../../domain/errors.ts'
import { holdingProcess, lockDirectory } from './process-lock.ts'

const started = async (pid: number) => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')[19]

describe('the lock of a data folder', () => {
  it('is held by one at a time, and free again when released', () =>
    withFolder(async (folder) => {
      const lock = await lockDirectory(folder)
      await assert.rejects(
        lockDirectory(folder),
        (error) => error instanceof PlatformError && error.code === 'conflict' && error.message.includes(`process ${process.pid}`),
      )
      assert.equal(await holdingProcess(folder), process.pid)
      await lock.release()
      assert.equal(await holdingProcess(folder), undefined)
      assert.equal(await holdingProcess(join(folder, 'not-there')), undefined)
      await (await lockDirectory(folder)).release()
      assert.deepEqual(await readdir(folder), [])
    }))

  it('names another process that holds it', () =>
    withFolder(async (folder) => {
      const other = spawn('sleep', ['30'])
      await writeFile(join(folder, 'lock'), JSON.stringify({ pid: other.pid, started: await started(other.pid!) }))
      await assert.rejects(lockDirectory(folder), new RegExp(`process ${other.pid} has it open`))
      other.kill()
      await once(other, 'exit')
      await (await lockDirectory(folder)).release()
    }))

  it('is taken over from a process that is dead, though its id was given to another since', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid, started: '1' }))
      const lock = await lockDirectory(folder)
      assert.equal(JSON.parse(await readFile(join(folder, 'lock'), 'utf8')).started, await started(process.pid))
      await lock.release()
    }))

  it('is taken over from a file that names nobody', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'lock'), 'gar{bage')
      await (await lockDirectory(folder)).release()
    }))

  it('goes to one of many that find a dead holder', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid, started: '1' }))
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(folder)))
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    }))
})

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-lock-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
