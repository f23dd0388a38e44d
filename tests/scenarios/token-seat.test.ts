/** Tokens: the contract, the seat and the member that they name are there, or made, or the command says which is not. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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

describe('a token', { concurrency: false }, () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutual-seat-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('of a recruiter is refused for an unknown contract or seat, with the flag that makes it', async () => {
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

  it('of a seeker is refused for an unknown member, and for an id that is empty', async () => {
    const unknown = await runMutual(['token', 'x', '--role', 'seeker', '--member', 'ada'], { cwd: folder })
    assert.deepEqual([unknown.code, unknown.out], [1, ''])
    assert.equal(unknown.err, "mutual: --member: no member 'ada'; import the profile first, or send it by PUT /v1/members/ada\n")
    const empty = await runMutual(['token', 'x', '--role', 'seeker', '--member', ''], { cwd: folder })
    assert.deepEqual([empty.code, empty.out], [1, ''])
    assert.match(empty.err, /--member <id>' argument '' is invalid. give 1 to 200 characters/)
    await writeFile(join(folder, 'ada.ndjson'), '{"type": "member", "id": "ada", "headline": "Cook"}\n')
    assert.equal((await runMutual(['import', 'ada.ndjson', '--format', 'ndjson'], { cwd: folder })).code, 0)
    const known = await runMutual(['token', 'of Ada', '--role', 'seeker', '--member', 'ada'], { cwd: folder })
    assert.deepEqual([known.code, known.err], [0, ''])
    const twice = await runMutual(['token', 'of Ada', '--role', 'operator'], { cwd: folder })
    assert.deepEqual([twice.code, twice.out], [1, ''])
    assert.match(
      twice.err,
      /^mutual: name: there is a token 'of Ada' already; give another name, or take its entry out of data\/tokens\.json/,
    )
    assert.equal(JSON.parse(await readFile(join(folder, 'data', 'tokens.json'), 'utf8')).length, 1)
  })

  it('of a recruiter made as docs/operations.md says lets its owner save, and the running server knows the seat', async () => {
    const made: string[] = []
    for (const args of await documentedTokens()) {
      const { code, out, err } = await runMutual(args, { cwd: folder })
      assert.deepEqual([code, err], [0, ''], 'where no server runs there is none to restart')
      made.push(out.trim())
    }
    assert.equal(made.length, 2)
    const { url, stop } = await startServer()
    try {
      const headers = { authorization: `Bearer ${made[1]}`, 'content-type': 'application/json' }
      const saved = await fetch(`${url}/v1/projects/p1`, { method: 'PUT', headers, body: '{"name": "Nurses"}' })
      assert.equal(saved.status, 200, await saved.text())
      const again = await runMutual(['token', 'again', ...seat, '--create-contract', 'Other'], { cwd: folder })
      assert.equal(again.code, 0)
      assert.match(again.err, /^process \d+ has data open: if that is the server, restart it to make the token known\n$/)
      const contract = await fetch(`${url}/v1/contracts/acme`, { headers: { authorization: `Bearer ${made[0]}` } })
      assert.deepEqual(await contract.json(), { id: 'acme', name: 'Acme Ltd' })
      const elsewhere = ['token', 'x', ...seat.with(3, 'rival'), '--create-contract', 'Rival']
      assert.match((await runMutual(elsewhere, { cwd: folder })).err, /--recruiter: 'jo' is a seat of contract 'acme'; name that contract/)
    } finally {
      await stop()
    }
  })
})
