/** Two people of a store, of whom one is to be erased, and all that speaks of them. */
import type { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import type { WriteBatch } from '../../src/adapters/embedded/write-batch.ts'
import type { Event } from '../../src/domain/event.ts'
import type { MemberKey, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from '../../src/domain/ids.ts'
import type { Member } from '../../src/domain/member.ts'
import type { PageShown } from '../../src/domain/page.ts'
import { termOf } from '../../src/domain/term.ts'

export const at = 1_700_000_000_000 as Timestamp

export const words = {
  shared: termOf('text', 1),
  rare: termOf('text', 2),
  left: termOf('text', 3),
  school: termOf('school', 1),
  skill: termOf('skill', 1),
}

export const jane = {
  id: 'jane-4711',
  name: 'Jane Quixotefield',
  email: 'grzompish77@example.org',
  url: 'https://www.kloppenbergish.example/me',
  phone: '+49 30 5550199',
  rare: 'zymurgicalish',
}

/** Two members, a page with both, queries that name one, a message, a dictionary. */
export async function fill(store: EmbeddedStore): Promise<{ key: MemberKey; page: Offset; message: Offset }> {
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

export function state(batch: WriteBatch, key: MemberKey, member: Member, terms: readonly number[]): void {
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

export function profile({ id, ...identity }: Person, summary: string): Member {
  const empty = { positions: [], education: [], skills: [], languages: [], certificates: [], preferences: {}, hiddenFrom: [] }
  return { id: id as Member['id'], audience: { type: 'marketplace' }, identity, summary, ...empty }
}

function saved(name: string, query: string): Event {
  return { type: 'query-saved', at, project: 'p1' as ProjectId, recruiter: 'r1' as RecruiterId, name, query, removed: false }
}

export function pageOf(first: MemberKey, second: MemberKey): PageShown {
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
