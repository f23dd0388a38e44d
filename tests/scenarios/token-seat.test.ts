/** Tokens of recruiters: the contract and the seat that they name are there, or made, or the command says which is not. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import { runMutual } from './run-mutual.ts'
import { shellCommands } from './shell-words.ts'

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))
const seat = ['--role', 'recruiter', '--contract', 'acme', '--recruiter', 'jo']
let folder = ''

/** Where it listens, and how it is ended. */
async function startServer(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--no-demo'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    server.stderr.on('data', (text: Buffer) => /Mutual is at (\S+)/.exec(String(text))?.[1] && resolve(/at (\S+)/.exec(String(text))![1]!))
    server.once('exit', () => reject(new Error('the server ended before it listened')))
  })
  const stop = async () => {
    server.kill('SIGTERM')
    return ended
  }
  return { url, stop }
}

/** The commands of docs/operations.md that make tokens. */
async function documentedTokens(): Promise<readonly (readonly string[])[]> {
  const [, section] = (await readFile(join(packageRoot(), 'docs/operations.md'), 'utf8')).split('## Starting')
  const fence = /^```sh\n([\s\S]*?)^```$/m.exec(section!)![1]!
  return shellCommands(fence)
    .filter((words) => words.includes('token'))
    .map((words) => words.slice(words.indexOf('token')))
}

describe('a token of a recruiter', { concurrency: false }, () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutual-seat-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('is refused for an unknown contract or seat, with the flag that makes it', async () => {
    const faults: readonly [readonly string[], RegExp][] = [
      [seat, /^mutual: --contract: no contract 'acme'; make it with --create-contract NAME, or by PUT \/v1\/contracts\/acme\n$/],
      [[...seat, '--create-contract', 'Acme Ltd'], /^mutual: --recruiter: no recruiter 'jo'; make it with --create-recruiter NAME, or by/],
      [['--role', 'operator', '--create-contract', 'Acme Ltd'], /^mutual: --create-contract: .*give its id by --contract ID\n$/],
    ]
    for (const [args, reason] of faults) {
      const { code, out, err } = await runMutual(['token', 'x', ...args], { cwd: folder })
      assert.deepEqual([code, out], [1, ''], args.join(' '))
      assert.match(err, reason)
    }
    assert.equal(existsSync(join(folder, 'data', 'tokens.json')), false)
  })

  it('made as docs/operations.md says lets its owner save, and the running server knows the seat', async () => {
    const made: string[] = []
    for (const args of await documentedTokens()) {
      const { code, out, err } = await runMutual(args, { cwd: folder })
      assert.equal(code, 0, err)
      made.push(out.trim())
    }
    assert.equal(made.length, 2)
    const { url, stop } = await startServer()
    try {
      const headers = { authorization: `Bearer ${made[1]}`, 'content-type': 'application/json' }
      const saved = await fetch(`${url}/v1/projects/p1`, { method: 'PUT', headers, body: '{"name": "Nurses"}' })
      assert.equal(saved.status, 200, await saved.text())
      assert.equal((await runMutual(['token', 'again', ...seat, '--create-contract', 'Other'], { cwd: folder })).code, 0)
      const contract = await fetch(`${url}/v1/contracts/acme`, { headers: { authorization: `Bearer ${made[0]}` } })
      assert.deepEqual(await contract.json(), { id: 'acme', name: 'Acme Ltd' })
      const elsewhere = ['token', 'x', ...seat.with(3, 'rival'), '--create-contract', 'Rival']
      assert.match((await runMutual(elsewhere, { cwd: folder })).err, /--recruiter: 'jo' is a seat of contract 'acme'; name that contract/)
    } finally {
      await stop()
    }
  })
})
