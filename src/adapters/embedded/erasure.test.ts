import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Event } from '../../domain/event.ts'
import type { ContractId, MemberKey, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { erasedKey, type PageShown } from '../../domain/page.ts'
import { termOf } from '../../domain/term.ts'
import { projects, savedQueries } from '../../events/accounts.ts'
import { pageOffset } from '../../events/pages.ts'
import { projections } from '../../events/projections.ts'
import { everyTerm } from './dictionary.ts'
import { document, documentChanges } from './documents.ts'
import { EmbeddedStore } from './embedded-store.ts'
import { beginErasure } from './erasure.ts'
import { findKey, identified } from './keys.ts'
import { payload } from './payloads.ts'

const at = 1_700_000_000_000 as Timestamp
const words = {
  shared: termOf('text', 1),
  rare: termOf('text', 2),
  left: termOf('text', 3),
  school: termOf('school', 1),
  skill: termOf('skill', 1),
}
const jane = {
  id: 'jane-4711',
  name: 'Jane Quixotefield',
  email: 'grzompish77@example.org',
  url: 'https://www.kloppenbergish.example/me',
  phone: '+49 30 5550199',
  rare: 'zymurgicalish',
}

describe('erasing a member', () => {
  it('leaves no file of the data folder in which a name, address or word of the person is found', () =>
    withStore(async (store, directory) => {
      const { key } = await fill(store)
      const traces = [jane.id, jane.name, 'Quixotefield', jane.email, jane.phone, jane.rare, 'formerlyrare']
      for (const trace of traces) assert.ok((await filesWith(directory, trace)).length > 0, `the test writes ${trace}`)
      await store.erase([key], at)
      for (const trace of traces) assert.deepEqual(await filesWith(directory, trace), [], `${trace} is still there`)
      assert.ok((await filesWith(directory, 'John Otherwise')).length > 0)
    }))

  it('removes profile, message, document and id, and gives the id a new key later', () =>
    withStore(async (store) => {
      const { key, message } = await fill(store)
      const { offset } = await store.erase([key], at)
      assert.deepEqual(store.log.at(offset)?.event, { type: 'member-erased', at, member: key })
      assert.equal(identified(store, 'member', key), undefined)
      assert.equal(payload(store, 'member', key), undefined)
      assert.equal(payload(store, 'message', key, message), undefined)
      assert.equal(document(store, 'member', key), undefined)
      assert.deepEqual([...documentChanges(store, 'member', (offset - 1) as Offset)], [{ key, version: offset }])
      assert.equal(findKey(store, 'member', jane.id), undefined)
      const { result } = await store.write((batch) => batch.keyOf('member', jane.id))
      assert.notEqual(result, key)
    }))

  it('blanks the person on every page and leaves the others as they were', () =>
    withStore(async (store) => {
      const { key, page } = await fill(store)
      const before = pageAt(store, page)
      await store.erase([key], at)
      const { items, query } = pageAt(store, page)
      assert.deepEqual([...items.keys], [erasedKey, before.items.keys[1]])
      assert.deepEqual([...items.vectors], [NaN, NaN, before.items.vectors[2], before.items.vectors[3]])
      assert.deepEqual([...items.terms], [0, 0, words.shared])
      assert.deepEqual([...items.versions], [0, before.items.versions[1]])
      assert.deepEqual(items.scores, before.items.scores)
      assert.deepEqual(JSON.parse(query), { text: '[erased]', ids: ['[erased]', 'john-1'], limit: 25 })
    }))

  it('takes the name out of saved queries, and the projections equal a replay of the redacted log', () =>
    withStore(async (store) => {
      const { key } = await fill(store)
      await store.erase([key], at)
      assert.deepEqual(
        savedQueries(store, 'p1' as ProjectId).map(({ name, query }) => [name, query]),
        [
          ['[erased]', '[erased]'],
          ['others', 'java berlin'],
        ],
      )
      const live = stateOf(store)
      await store.rebuild()
      assert.deepEqual(stateOf(store), live)
    }))

  it('redacts a text whole where a word of the name gives the person away, and not where it may be anybody', () =>
    withStore(async (store, directory) => {
      const { key } = await fill(store)
      await store.write((batch) => {
        const namesake = batch.keyOf('member', 'jane-2') as MemberKey
        state(batch, namesake, profile({ id: 'jane-2', name: 'Jane Other', email: 'o@example.org', phone: '2' }, 'shared'), [words.shared])
      })
      const contract = 'c1' as ContractId
      const project = (id: string, name: string): Event => ({
        type: 'project-upserted',
        at,
        project: { id: id as ProjectId, contract, name },
      })
      const { items } = pageOf(key, 1 as MemberKey)
      const page = (request: string, text: string, shown: MemberKey): Event => ({
        ...pageOf(shown, 1 as MemberKey),
        ...{ request: request as RequestId, query: JSON.stringify({ text, limit: items.keys.length }) },
      })
      await store.log.append([
        project('p2', 'Place for Jane Quixotefield'),
        project('p3', 'All for quixotefield'),
        project('p4', 'Janes and Johns, Jane too'),
        page('on', 'jane berlin', key),
        page('off', 'jane berlin', 2 as MemberKey),
        page('rare', 'java -Quixotefield', 2 as MemberKey),
        page('account', 'java grzompish77', 2 as MemberKey),
        page('host', 'kloppenbergish.example', 2 as MemberKey),
      ])
      await store.erase([key], at)
      const names = projects(store).map(({ name }) => name)
      assert.deepEqual(names, ['[erased]', '[erased]', 'Janes and Johns, Jane too'])
      const queryOf = (request: string) => JSON.parse(pageAt(store, pageOffset(store, request as RequestId)!).query).text
      assert.deepEqual(['on', 'off', 'rare', 'account', 'host'].map(queryOf), [
        '[erased]',
        'jane berlin',
        '[erased]',
        '[erased]',
        '[erased]',
      ])
      assert.deepEqual(await filesWith(directory, 'Quixotefield'), [])
      const live = stateOf(store)
      await store.rebuild()
      assert.deepEqual(stateOf(store), live)
    }))

  it('forgets words that only this person used, keeps the others, and never gives their numbers again', () =>
    withStore(async (store) => {
      const { key } = await fill(store)
      const told: number[] = []
      const { forgotten } = await store.erase([key], at, (terms) => told.push(...terms))
      assert.deepEqual([...forgotten], [words.rare, words.left, words.school])
      assert.deepEqual(told, [...forgotten])
      assert.deepEqual(
        [...everyTerm(store)],
        [
          { term: words.shared, value: 'shared' },
          { term: words.rare },
          { term: words.left },
          { term: words.skill, value: 'java' },
          { term: words.school },
        ],
      )
    }))

  it('finds the name of a member who was deleted before', () =>
    withStore(async (store, directory) => {
      const { key } = await fill(store)
      await store.write((batch) => {
        batch.removeDocument('member', key, batch.append({ type: 'member-deleted', at, member: key }))
        batch.withdrawPayload('member', key)
      })
      assert.equal(payload(store, 'member', key), undefined)
      await store.erase([key], at)
      assert.deepEqual(await filesWith(directory, jane.name), [])
      assert.deepEqual(
        savedQueries(store, 'p1' as ProjectId).map(({ name }) => name),
        ['[erased]', 'others'],
      )
    }))

  it('survives a restart, and a second erasure finds nobody', () =>
    withStore(async (store, directory) => {
      const { key } = await fill(store)
      await store.erase([key], at)
      const live = stateOf(store)
      await store.close()
      const again = await EmbeddedStore.open(directory, { projections })
      assert.deepEqual(stateOf(again), live)
      await assert.rejects(again.erase([key], at), /no member has the key 0/)
      await again.close()
      return 'closed'
    }))

  it('is finished when the store is opened again, where a crash cut it short', () =>
    withStore(async (store, directory) => {
      const { key } = await fill(store)
      await store.write((batch) => beginErasure(batch, key, at))
      assert.ok((await filesWith(directory, jane.name)).length > 0, 'the copy is still to be made')
      await store.close()
      const again = await EmbeddedStore.open(directory, { projections })
      assert.deepEqual(await filesWith(directory, jane.name), [])
      assert.equal([...everyTerm(again)].find(({ term }) => term === words.rare)?.value, undefined)
      await again.close()
      return 'closed'
    }))

  it('lets writes that arrive meanwhile wait and loses none of them', () =>
    withStore(async (store) => {
      const { key } = await fill(store)
      const erased = store.erase([key], at)
      const later = Array.from({ length: 20 }, (_, i) => store.log.append([{ type: 'member-deleted', at, member: (100 + i) as MemberKey }]))
      await Promise.all([erased, ...later])
      const members: number[] = []
      for await (const { event } of store.log.read((await erased).offset)) if ('member' in event) members.push(event.member)
      assert.deepEqual(
        members,
        Array.from({ length: 20 }, (_, i) => 100 + i),
      )
    }))
})

/** Two members, a page with both, queries that name one, a message, a dictionary. */
async function fill(store: EmbeddedStore): Promise<{ key: MemberKey; page: Offset; message: Offset }> {
  const first = await store.write((batch) => {
    const key = batch.keyOf('member', jane.id) as MemberKey
    state(batch, key, profile(jane, 'formerlyrare'), [words.shared])
    state(batch, key, profile(jane, jane.rare), [words.shared, words.rare, words.school])
    const other = batch.keyOf('member', 'john-1') as MemberKey
    state(batch, other, profile({ id: 'john-1', name: 'John Otherwise', email: 'j@example.org', phone: '1' }, 'shared'), [words.shared])
    batch.putTerms([
      { term: words.shared, value: 'shared' },
      { term: words.rare, value: jane.rare },
      { term: words.left, value: 'formerlyrare' },
      { term: words.school, value: 'quixotefield academy' },
      { term: words.skill, value: 'java' },
    ])
    return [key, other] as const
  })
  const [key, other] = first.result
  const message = await store.write((batch) => {
    const offset = batch.append({
      type: 'in-mail-sent',
      at,
      inMail: 'im-1',
      recruiter: 'r1' as RecruiterId,
      project: 'p1' as ProjectId,
      member: key,
      channel: 'recruiter-search',
    })
    batch.putPayload('message', key, offset, { message: `Dear ${jane.name}` })
    return offset
  })
  const page = await store.log.append([pageOf(key, other)])
  await store.log.append([
    saved(jane.name.toLowerCase(), `"${jane.name}" OR jane.Q@example.org`),
    saved('others', 'java berlin'),
    {
      type: 'feedback',
      at,
      project: 'p1' as ProjectId,
      recruiter: 'r1' as RecruiterId,
      member: key,
      channel: 'recruiter-search',
      rating: 'save',
      undone: false,
      terms: [words.skill],
    },
    { type: 'applied', at, member: key, job: 3 as never },
  ])
  return { key, page, message: message.result }
}

type Batch = Parameters<Parameters<EmbeddedStore['write']>[0]>[0]

function state(batch: Batch, key: MemberKey, member: Member, terms: readonly number[]): void {
  const version = batch.append({ type: 'member-upserted', at, member: key })
  batch.putPayload('member', key, version, member)
  const texts = terms.filter((term) => term < termOf('title', 0))
  const others = terms.filter((term) => term >= termOf('title', 0))
  batch.putDocument('member', {
    key,
    version,
    terms: Uint32Array.from(others),
    evidence: new Uint16Array(others.length),
    numbers: new Float32Array(16).fill(NaN),
    tokens: Uint32Array.from(texts),
  })
}

interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly url?: string
}

function profile({ id, ...identity }: Person, summary: string): Member {
  const empty = { positions: [], education: [], skills: [], languages: [], certificates: [], preferences: {}, hiddenFrom: [] }
  return { id: id as Member['id'], audience: { type: 'marketplace' }, identity, summary, ...empty }
}

function saved(name: string, query: string): Event {
  return { type: 'query-saved', at, project: 'p1' as ProjectId, recruiter: 'r1' as RecruiterId, name, query, removed: false }
}

function pageOf(first: MemberKey, second: MemberKey): PageShown {
  return {
    type: 'page-shown',
    at,
    request: 'q1' as RequestId,
    channel: 'recruiter-search',
    subject: 'members',
    query: JSON.stringify({ text: `like JANE   quixotefield, Berlin`, ids: [jane.id, 'john-1'], limit: 25 }),
    queryTerms: [words.shared],
    start: 0,
    total: 2,
    missingShards: 0,
    gates: [],
    models: [],
    featureSet: 'f',
    taxonomy: 't',
    indexOffset: 2 as Offset,
    items: {
      keys: Uint32Array.of(first, second),
      versions: Float64Array.of(2, 3),
      scores: Float64Array.of(0.5, 0.25),
      vectors: Float32Array.of(1, 2, 3, NaN),
      termOffsets: Uint32Array.of(0, 2, 3),
      terms: Uint32Array.of(words.skill, words.shared, words.shared),
    },
  }
}

function pageAt(store: EmbeddedStore, offset: Offset): PageShown {
  const event = store.log.at(offset)?.event
  assert.equal(event?.type, 'page-shown')
  return event as PageShown
}

function stateOf(store: EmbeddedStore): readonly unknown[] {
  return projections.flatMap(({ tables }) => tables.map((table) => [table, [...store.range(table)]]))
}

/** Files that hold the text as UTF-8 or UTF-16, in any case that is stored. */
async function filesWith(directory: string, text: string): Promise<readonly string[]> {
  const forms = [text, text.toLowerCase()].flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')])
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name))
      return forms.some((form) => bytes.includes(form)) ? [name] : []
    }),
  )
  return found.flat()
}

async function withStore(work: (store: EmbeddedStore, directory: string) => Promise<unknown>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-erasure-'))
  const store = await EmbeddedStore.open(directory, { projections })
  try {
    if ((await work(store, directory)) !== 'closed') await store.close()
  } finally {
    await rm(directory, { recursive: true })
  }
}
