import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../domain/event.ts'
import type { CompanyId, ContractId, Offset, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import { accounts, company, contract, contracts, project, projects, recruiter, savedQueries } from './accounts.ts'
import { MemoryRecords } from './memory-records.ts'

const at = 1 as Timestamp
const [c1, c2] = ['c1' as ContractId, 'c2' as ContractId]
const [p1, p2] = ['p1' as ProjectId, 'p2' as ProjectId]
const r1 = 'r1' as RecruiterId

describe('accounts', () => {
  it('keep what was last stated', async () => {
    const records = await after([
      { type: 'company-upserted', at, company: { id: 'x' as CompanyId, name: 'X' } },
      { type: 'contract-upserted', at, contract: { id: c1, name: 'One' } },
      { type: 'contract-upserted', at, contract: { id: c1, name: 'One again', company: 'X' } },
      { type: 'recruiter-upserted', at, recruiter: { id: r1, contract: c1, name: 'Rita' } },
      { type: 'project-upserted', at, project: { id: p1, contract: c1, name: 'Java' } },
      { type: 'project-upserted', at, project: { id: p2, contract: c2, name: 'Go', archived: true } },
    ])
    assert.equal(company(records, 'x' as CompanyId)?.name, 'X')
    assert.deepEqual(contract(records, c1), { id: c1, name: 'One again', company: 'X' })
    assert.deepEqual(
      contracts(records).map(({ id }) => id),
      [c1],
    )
    assert.equal(recruiter(records, r1)?.name, 'Rita')
    assert.equal(project(records, p2)?.archived, true)
    assert.deepEqual(
      projects(records).map(({ id }) => id),
      [p1, p2],
    )
    assert.deepEqual(
      projects(records, c2).map(({ id }) => id),
      [p2],
    )
  })

  it('hold the saved queries of each project: saved again replaces, removed is gone', async () => {
    const records = await after([
      saved('a', 'java'),
      saved('b', 'go'),
      saved('a', 'java berlin'),
      saved('b', '', true),
      { ...saved('z', 'c'), project: p2 },
    ])
    assert.deepEqual(
      savedQueries(records, p1).map(({ name, query }) => [name, query]),
      [['a', 'java berlin']],
    )
  })
})

function saved(name: string, query: string, removed = false): Event & { type: 'query-saved' } {
  return { type: 'query-saved', at, project: p1, recruiter: r1, name, query, removed }
}

async function after(events: readonly Event[]): Promise<MemoryRecords> {
  const records = new MemoryRecords()
  await records.transact((transaction) =>
    accounts.apply(
      events.map((event, i) => ({ offset: (i + 1) as Offset, event })),
      transaction,
    ),
  )
  return records
}
