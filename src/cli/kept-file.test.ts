import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readTokens } from './tokens-file.ts'

describe('a file that the data folder keeps', () => {
  it('is named where something is wrong with it, and may be absent', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'mutual-kept-'))
    test.after(() => rm(folder, { recursive: true }))
    const path = join(folder, 'tokens.json')
    assert.deepEqual(await readTokens(folder), [])
    await writeFile(path, '[{')
    await assert.rejects(readTokens(folder), { message: `${path}: is not valid JSON; check brackets, quotes and commas` })
    await writeFile(path, '[{"name": "ops", "tokenHash": "0", "role": "operator"}]')
    await assert.rejects(readTokens(folder), ({ message }: Error) => message.startsWith(`${path}[0].tokenHash: `))
  })
})
