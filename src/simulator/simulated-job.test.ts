import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contractAt, contractOfJob, recruiterAt, recruiterOfJob } from './hirers.ts'
import { jobAt } from './simulated-job.ts'
import { smallWorld } from './small-world.ts'

const world = smallWorld({ seed: 4, members: 5000 })
const jobs = Array.from({ length: 200 }, (_, index) => jobAt(world, index))
const share = (holds: (job: (typeof jobs)[number]) => boolean) => jobs.filter(holds).length / jobs.length

describe('A simulated job', () => {
  it('is a pure function of the seed and the index', () => {
    assert.deepEqual(jobAt(smallWorld({ seed: 4, members: 5000 }), 77), jobs[77])
    assert.notDeepEqual(jobAt(smallWorld({ seed: 5, members: 5000 }), 77).posting, jobs[77]!.posting)
  })

  it('leaves things unsaid: targeting, pay, must-haves', () => {
    assert.ok(share(({ posting }) => Object.keys(posting.targeting).length === 0) > 0.2)
    assert.ok(share(({ posting }) => posting.salary === undefined) > 0.25)
    assert.ok(share(({ posting }) => posting.targeting.mustHaveSkills !== undefined) > 0.15)
  })

  it('needs all but one of its core skills, of five to eight whose weights sum to 1', () => {
    for (const { truth } of jobs) {
      assert.ok(truth.skills.length >= 5 && truth.skills.length <= 8 && new Set(truth.skills).size === truth.skills.length)
      assert.equal(truth.mustHave, truth.core - 1)
      assert.ok(Math.abs(truth.weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-12)
    }
  })

  it('belongs to a contract and to a recruiter of that contract, and carries its company', () => {
    for (const { truth, posting } of jobs) {
      assert.equal(truth.contract, contractOfJob(world, truth.index))
      assert.ok(recruiterOfJob(world, truth.index) < world.sizes.recruiters)
      assert.equal(recruiterAt(world, truth.recruiter).contract, truth.contract)
      assert.equal(posting.company, contractAt(world, truth.contract).companyName)
    }
  })

  it('keeps its time to live when it is posted on a later day', () => {
    const posting = jobs.find((job) => job.truth.expiresDay !== undefined)!
    const later = jobAt(world, posting.truth.index, 30)
    assert.equal(later.posting.expiresAt! - later.postedAt, posting.posting.expiresAt! - posting.postedAt)
  })
})
