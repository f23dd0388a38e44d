/** A person comes in from a file, is searched for, and goes: no file of the data folder says the name any more. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { filesWith } from '../adapters/files-with.ts'
import { type Http, openHttp } from './open-http.ts'

const resume = { basics: { name: 'Ulfgang Zorblatt', email: 'ulfgang@example.org', label: 'Java developer' }, skills: [{ name: 'Java' }] }

describe('erasing a person over HTTP', () => {
  it('leaves the name in no file, wherever it was typed', () =>
    within(async (http, directory) => {
      const { send } = http
      await send('PUT', '/v1/contracts/acme', { name: 'Acme' })
      await send('PUT', '/v1/recruiters/rae', { name: 'Rae', contract: 'acme' })
      await send('PUT', '/v1/members/bea', { identity: { name: 'Bea Baker' }, skills: [{ name: 'Java' }] })
      await send('PUT', '/v1/projects/p1', { name: 'Place for Ulfgang Zorblatt' })
      await send('PUT', '/v1/projects/p1/queries/find%20Zorblatt', { query: 'zorblatt OR java' })
      const id = await imported(http)
      const { request } = (await send('POST', '/v1/search/talent', { text: 'Zorblatt' })).body
      const other = (await send('POST', '/v1/search/talent', { text: 'java' })).body.request
      await send('POST', '/v1/snapshot')
      assert.ok((await filesWith(directory, 'Zorblatt')).length > 0)

      assert.equal((await send('POST', `/v1/members/${id}/erase`)).status, 200)
      assert.deepEqual(await filesWith(directory, 'Zorblatt'), [])
      assert.doesNotMatch((await send('GET', `/v1/pages/${request}`)).text, /zorblatt/i)
      assert.match((await send('GET', `/v1/pages/${other}`)).body.query, /java/)
      assert.equal((await send('GET', '/v1/projects/p1')).body.name, '[erased]')
      assert.doesNotMatch((await send('GET', '/v1/projects/p1/queries')).text, /zorblatt/i)
    }))
})

describe('the preview of an import', () => {
  it('refuses what the import refuses', () =>
    within(async ({ send }) => {
      const lines = [
        { type: 'job', id: 'j1', title: 'Cook', contract: 'nosuch' },
        { type: 'member', id: 'm1', audience: { type: 'contract', contract: 'nosuch' } },
        { type: 'member', id: 'm2' },
      ]
      const file = lines.map((line) => JSON.stringify(line)).join('\n')
      const preview = (await send('POST', '/v1/imports?format=ndjson&preview=true', file, { 'content-type': 'application/x-ndjson' })).body
      assert.deepEqual([preview.accepted, preview.refused], [1, 2])
      assert.equal((await send('GET', '/v1/members/m2')).status, 404)
      const events = [{ type: 'member-upserted', member: { id: 'm2' } }]
      assert.deepEqual((await send('POST', '/v1/events?check=true', events)).body.count, 0)
      assert.equal((await send('GET', '/v1/members/m2')).status, 404)
    }))
})

/** The id that the file's person was given. */
async function imported({ send, app }: Http): Promise<string> {
  const file = JSON.stringify(resume)
  const query = 'format=json-resume&name=Import%20of%20Ulfgang_Zorblatt.json'
  const { body } = await send('POST', `/v1/imports?${query}`, file, { 'content-type': 'application/octet-stream' })
  for (let finished = false; !finished; ) {
    await app.ready()
    finished = (await send('GET', `/v1/imports/${body.id}`)).body.finished
  }
  const members = (await send('GET', '/v1/members')).text.trim().split('\n')
  return members.map((line) => JSON.parse(line)).find(({ identity }) => identity?.name === 'Ulfgang Zorblatt').id
}

async function within(work: (http: Http, directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-erasure-http-'))
  const platform = await openPlatform({ dataDirectory: directory, workers: 0 })
  const http = await openHttp(platform, { importDirectory: join(directory, 'imports') })
  try {
    await work(http, directory)
  } finally {
    await http.close()
    await platform.close()
    await rm(directory, { recursive: true })
  }
}
