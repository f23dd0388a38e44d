/** An undo takes back what was rated, whatever the profile says by then. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { ContractId, MemberId, ProjectId, RecruiterId } from '../../src/domain/ids.ts'
import { feedbackCell, feedbackCells } from '../../src/events/feedback-counts.ts'
import { openParts } from '../../src/platform/open-platform.ts'
import type { EventInput } from '../../src/platform/platform.ts'
import type { PlatformParts } from '../../src/platform/platform-parts.ts'
import { memberOf } from '../small-world/index.ts'
import { marketStart } from './small-market.ts'

const [project, recruiter, contract] = ['p' as ProjectId, 'r' as RecruiterId, 'c' as ContractId]

describe('an undo', () => {
  let directory: string
  let parts: PlatformParts
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mutual-undo-'))
    parts = await openParts({ dataDirectory: directory, workers: 0, clock: () => marketStart, snapshotEveryMinutes: 0 })
    await parts.recorder.record([
      { type: 'contract-upserted', contract: { id: contract, name: 'C' } },
      { type: 'recruiter-upserted', recruiter: { id: recruiter, contract, name: 'R' } },
      { type: 'project-upserted', project: { id: project, contract, name: 'P' } },
      knows('Java'),
    ])
  })
  afterEach(async () => {
    await parts.statesAhead.close()
    await parts.indexes.close()
    await parts.store.close()
    await rm(directory, { recursive: true })
  })

  it('takes back the terms that were rated, not those of the profile of today', async () => {
    await parts.recorder.record([saved(false)])
    assert.ok(termsSaved().length > 0)
    await parts.recorder.record([knows('Python')])
    await parts.recorder.record([saved(true)])
    assert.deepEqual(feedbackCells(parts.store, project), [])
  })

  it('takes back one rating after the other, in one batch and in several', async () => {
    await parts.recorder.record([saved(false)])
    const first = termsSaved()
    await parts.recorder.record([knows('Python'), saved(false), saved(true), saved(false)])
    await parts.recorder.record([saved(true)])
    assert.deepEqual(termsSaved(), first)
    await parts.recorder.record([saved(false), saved(true), saved(true)])
    assert.deepEqual(feedbackCells(parts.store, project), [])
  })

  it('of what was never rated changes nothing', async () => {
    await parts.recorder.record([saved(true), saved(true)])
    assert.deepEqual(feedbackCells(parts.store, project), [])
  })

  function termsSaved(): readonly (readonly [number, number])[] {
    const { terms, counts } = feedbackCell(parts.store, project, 'recruiter-search', 'save')
    return Array.from(terms, (term, i) => [term, counts[i]!] as const)
  }
})

function knows(skill: string): EventInput {
  return { type: 'member-upserted', member: memberOf('ada', { skills: [{ name: skill }] }) }
}

function saved(undone: boolean): EventInput {
  return { type: 'feedback', project, recruiter, member: 'ada' as MemberId, channel: 'recruiter-search', rating: 'save', undone }
}
