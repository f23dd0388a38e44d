import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, fill, jane, pageOf, profile, state, words } from '../../../tests/adapters/erasable-people.ts'
import { filesWith } from '../../../tests/adapters/files-with.ts'
import { checkReplay, pageAt } from '../../../tests/adapters/store-state.ts'
import { withStore } from '../../../tests/adapters/with-store.ts'
import type { Event } from '../../domain/event.ts'
import type { ContractId, MemberKey, ProjectId, RequestId } from '../../domain/ids.ts'
import { projects, savedQueries } from '../../events/accounts.ts'
import { pageOffset } from '../../events/pages.ts'
import { payload } from './payloads.ts'

describe('erasing a member', () => {
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
      await checkReplay(store)
    }))

  it('redacts a text whole where a word of the name gives the person away, and not where it may be anybody', () =>
    withStore(async (store, _, directory) => {
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
      await checkReplay(store)
    }))

  it('finds the name of a member who was deleted before', () =>
    withStore(async (store, _, directory) => {
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
})
