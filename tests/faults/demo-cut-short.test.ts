/** A demo marketplace whose loading is cut short, by a failure, a stop or `kill -9`, is whole after the next start. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readDemoCheckpoint } from '../../src/cli/demo-checkpoint.ts'
import { fillEmpty } from '../../src/cli/fill-empty.ts'
import type { StatusBody } from '../../src/http/contract/platform-status.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { LongWork, Platform } from '../../src/platform/platform.ts'

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))
const members = 1200
const cutShort = 'Loading the demo marketplace, which was cut short'

describe('a demo that was cut short', () => {
  it('goes on where it stopped, says so, and is loaded once', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'mutual-demo-'))
    const open = () => openPlatform({ dataDirectory, demo: true, workers: 0 })
    try {
      const first = await open()
      await assert.rejects(fillEmpty(failingAfter(first, 5), { dataDirectory, demo: true, members }), /the plug was pulled/)
      const held = first.status().members
      assert.ok(held > 0 && held < members, `${held} people`)
      await first.close()

      const second = await open()
      assert.equal(second.status().demo, true)
      const works: LongWork[] = []
      second.onWork((work) => works.push(work))
      const before = second.status().offset
      await fillEmpty(second, { dataDirectory, demo: true, members: 200 })
      const { members: whole, offset } = second.status()
      assert.equal(whole, members, 'the size that was begun is the size that is finished')
      assert.ok(offset - before < members, 'what was there is not loaded again')
      assert.ok(works.every(({ name }) => name === cutShort) && works.at(-1)!.finished)
      assert.ok(works[0]!.done === 0 && works[1]!.done >= held, 'progress begins where it stopped')

      await fillEmpty(second, { dataDirectory, demo: true, members })
      assert.equal(second.status().offset, offset)
      await second.close()
    } finally {
      await rm(dataDirectory, { recursive: true })
    }
  })

  it('is stopped in order at its next batch, keeps what was acknowledged, and goes on at the next start', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'mutual-demo-'))
    const open = () => openPlatform({ dataDirectory, demo: true, workers: 0 })
    try {
      const first = await open()
      const stop = new AbortController()
      first.onWork(({ done }) => done > 700 && stop.abort())
      await fillEmpty(first, { dataDirectory, demo: true, members: 3000, signal: stop.signal })
      const held = first.status().members
      assert.ok(held > 0 && held < 3000, `${held} people`)
      assert.equal((await readDemoCheckpoint(dataDirectory))?.done.members, held)
      await first.close()
      await assert.rejects(
        first.record([{ type: 'company-upserted', company: { id: 'late', name: 'Late' } as never }]),
        /was closed; start it again/,
      )

      const second = await open()
      await fillEmpty(second, { dataDirectory, demo: true, members: 200 })
      assert.equal(second.status().members, 3000)
      await second.close()
    } finally {
      await rm(dataDirectory, { recursive: true })
    }
  })

  it('is whole after kills and a stop, whenever they came', { timeout: 240_000 }, async (test) => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'mutual-demo-'))
    try {
      for (const least of [0, 1]) {
        const { child } = await serve(test, dataDirectory, (status) => status.members! >= least)
        child.kill('SIGKILL')
        await once(child, 'close')
      }
      assert.ok(existsSync(join(dataDirectory, 'demo.json')), 'the kills came too late to cut anything short')
      const stopped = await serve(test, dataDirectory, (status) => status.members! > 0)
      stopped.child.kill('SIGTERM')
      assert.deepEqual(await once(stopped.child, 'close'), [0, null])
      assert.doesNotMatch(stopped.said(), /error/i)
      assert.ok(existsSync(join(dataDirectory, 'demo.json')), 'the stop came too late to cut anything short')
      const { child } = await serve(test, dataDirectory, (status) => status.members === 4000 && status.work.every((work) => work.finished))
      child.kill('SIGTERM')
      assert.deepEqual(await once(child, 'close'), [0, null])
      assert.ok(!existsSync(join(dataDirectory, 'demo.json')))
    } finally {
      await rm(dataDirectory, { recursive: true })
    }
  })
})

function failingAfter(platform: Platform, batches: number): Platform {
  let left = batches
  return {
    ...platform,
    async record(events) {
      if (left-- === 0) throw new Error('the plug was pulled')
      return platform.record(events)
    },
  }
}

interface Served {
  readonly child: ChildProcess
  /** On standard error, so far. */
  readonly said: () => string
}

/** Starts the server as a user does, and waits until its status is as wanted. */
async function serve(test: TestContext, data: string, wanted: (status: StatusBody) => boolean): Promise<Served> {
  const options = ['serve', '--data', data, '--port', '0', '--demo-members', '4000', '--workers', '1']
  await rm(join(data, 'server.json'), { force: true })
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
  test.after(() => child.kill('SIGKILL'))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Mutual is at')) resolve()
    })
    child.once('close', () => reject(new Error(`the server ended by itself: ${said}`)))
  })
  const { url } = JSON.parse(await readFile(join(data, 'server.json'), 'utf8')) as { url: string }
  while (child.exitCode === null) {
    const status = (await (await fetch(`${url}/v1/status`)).json()) as StatusBody
    if (wanted(status)) return { child, said: () => said }
  }
  throw new Error(`the server ended by itself: ${said}`)
}
