import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { postingJobs } from '../../../tests/adapters/posting-jobs.ts'
import { rowsOf } from '../../../tests/adapters/posting-rows.ts'
import { parseJob } from './job-json.ts'
import { jobOfPosting } from './job-posting.ts'
import { postingOfJob } from './job-posting-export.ts'
import { checker } from './json-problem.ts'
import { writtenPosting } from './written-posting.ts'

describe('a JobPosting', () => {
  it('comes back from a file with one export a line', () =>
    fc.assert(
      fc.asyncProperty(fc.array(postingJobs(), { minLength: 1, maxLength: 4 }), async (all) => {
        const rows = await rowsOf(all.map((job) => JSON.stringify(postingOfJob(job))).join('\n'))
        assert.deepEqual(
          rows.map((row) => row.subject === 'jobs' && row.job),
          all,
        )
      }),
      { seed: 12, numRuns: 60 },
    ))

  it('comes back from its export as the job it was', () => {
    fc.assert(
      fc.property(postingJobs(), (job) => assert.deepEqual(jobOfPosting(JSON.parse(JSON.stringify(postingOfJob(job)))), job)),
      { seed: 11, numRuns: 300 },
    )
  })

  it('has the fields that the schema of exports tells, and no others', () => {
    const check = checker(writtenPosting)
    fc.assert(
      fc.property(postingJobs(), (job) => assert.equal(check(postingOfJob(job)), undefined)),
      { seed: 13, numRuns: 300 },
    )
    assert.equal(check({ ...postingOfJob(parseJob({ id: 'j1', title: 'Cook' })), benefits: 'fruit' })?.field, 'benefits')
  })
})
