import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, fill, jane, words } from '../../../tests/adapters/erasable-people.ts'
import { filesWith } from '../../../tests/adapters/files-with.ts'
import { pageAt, stateOf } from '../../../tests/adapters/store-state.ts'
import { withStore } from '../../../tests/adapters/with-store.ts'
import type { MemberKey, Offset } from '../../domain/ids.ts'
import { erasedKey } from '../../domain/page.ts'
import { everyTerm } from './dictionary.ts'
import { document, documentChanges } from './documents.ts'
import { beginErasure } from './erasure.ts'
import { findKey, identified } from './keys.ts'
import { payload } from './payloads.ts'

describe('erasing a member', () => {
  it('leaves no file of the data folder in which a name, address or word of the person is found', () =>
    withStore(async (store, _, directory) => {
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

  it('survives a restart, and a second erasure finds nobody', () =>
    withStore(async (store, reopen) => {
      const { key } = await fill(store)
      await store.erase([key], at)
      const live = stateOf(store)
      const again = await reopen()
      assert.deepEqual(stateOf(again), live)
      await assert.rejects(again.erase([key], at), /no member has the key 0/)
    }))

  it('is finished when the store is opened again, where a crash cut it short', () =>
    withStore(async (store, reopen, directory) => {
      const { key } = await fill(store)
      await store.write((batch) => beginErasure(batch, key, at))
      assert.ok((await filesWith(directory, jane.name)).length > 0, 'the copy is still to be made')
      const again = await reopen()
      assert.deepEqual(await filesWith(directory, jane.name), [])
      assert.equal([...everyTerm(again)].find(({ term }) => term === words.rare)?.value, undefined)
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
