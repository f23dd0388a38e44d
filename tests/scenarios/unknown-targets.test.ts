/** A posting that targets what nobody knows: each page that is ranked for it says so, and seekers find it by those words. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseJob } from '../../src/adapters/files/job-json.ts'
import { searchText } from '../../src/cli/search-text.ts'
import type { ContractId, JobId, ProjectId } from '../../src/domain/ids.ts'
import { askedMarket } from './asked-market.ts'
import { operator } from './small-market.ts'

const posting = parseJob({
  id: 'unknown-targets',
  title: 'Wrangler',
  targeting: {
    mustHaveSkills: ['Qqrare', 'Java'],
    languages: ['Klingon'],
    locations: [{ text: 'Nowhereville' }, { city: 'Nirgendsheim', countryCode: 'DE' }],
  },
})
const told = [
  'Must-have skill "Qqrare": not known',
  'Targeted location "Nowhereville": not known',
  'Targeted location "Nirgendsheim": not known, Germany is used instead',
  'Targeted language "Klingon": not known',
]

describe('what a posting targets and nobody knows', () => {
  const { market, record, search } = askedMarket()
  const post = () => record({ type: 'job-upserted', job: posting })

  it('is told by tags on each page that is ranked for it', async () => {
    const page = await search({ job: posting.id as JobId, after: await post() })
    assert.deepEqual(
      page.tags.map(({ label, type, use }) => [label, type, use]),
      told.map((label) => [label, 'unread', 'none']),
    )
    assert.equal(new Set(page.tags.map(({ id }) => id)).size, told.length)
    assert.match(searchText(page), /; not used: Must-have skill "Qqrare": not known, Targeted location "Nowhereville": not known, /)
    const kept = await search({ job: posting.id as JobId, text: 'java', removedTags: page.tags.map(({ id }) => id) })
    assert.deepEqual(
      kept.tags.map(({ label }) => label),
      ['Java', ...told],
    )
  })

  it('is told on the matches of a project whose opening it is, and not where typed words ask alone', async () => {
    const contract = { id: 'wranglers' as ContractId, name: 'Wranglers' }
    const project = { id: 'unknown-targets' as ProjectId, contract: contract.id, name: 'Wranglers', job: posting.id }
    const after = await record(
      { type: 'job-upserted', job: posting },
      { type: 'contract-upserted', contract },
      { type: 'project-upserted', project },
    )
    const labels = async (text?: string) =>
      (await search({ project: project.id, after, ...(text && { text }) })).tags.map(({ label }) => label)
    assert.deepEqual(await labels(), told)
    assert.deepEqual(await labels('java'), ['Java'])
  })

  it('is text of the posting, by which seekers find it', async () => {
    const found = await market.platform.searchJobs({ caller: operator, text: 'qqrare', after: await post() })
    assert.deepEqual(
      found.results.map(({ card }) => card.id),
      [posting.id],
    )
  })
})
