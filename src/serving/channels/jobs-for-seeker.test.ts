import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentOfMember } from '../../../tests/small-world/index.ts'
import { jobs, people } from '../../../tests/small-world/people.ts'
import { everybody, jobParts } from '../../../tests/small-world/serving.ts'
import type { MemberKey } from '../../domain/ids.ts'
import { jobRecommendations } from './job-recommendations.ts'
import { jobSearch } from './job-search.ts'

const openJobs = await jobParts()

describe('jobs for a seeker', () => {
  const recommend = jobRecommendations(openJobs)
  const jobNames = Object.keys(jobs)

  it('are open jobs that fit the profile, best first', async () => {
    const seeker = { key: 7 as MemberKey, document: documentOfMember(people.ada) }
    const { results, event } = await recommend(everybody, seeker)
    assert.equal(jobNames[results[0]!.key], 'backend')
    assert.ok(!results.some(({ key }) => jobNames[key] === 'paused'))
    assert.deepEqual([event.channel, event.subject, event.seeker], ['job-recommendations', 'jobs', 7])
  })

  it('say what the job asks and the seeker brings, and what is missing', async () => {
    const { results } = await recommend(everybody, { key: 8 as MemberKey, document: documentOfMember(people.ben) })
    const { requirements } = results.find(({ key }) => jobNames[key] === 'backend')!.explanation
    const of = (label: string) => requirements.find((match) => match.label === label)
    assert.deepEqual(of('Java'), { type: 'skill', label: 'Java', status: 'matched', mustHave: true, field: 'targeting.mustHaveSkills[0]' })
    assert.deepEqual(of('Kubernetes'), { type: 'skill', label: 'Kubernetes', status: 'missing', mustHave: true })
    assert.deepEqual(of('PostgreSQL'), { type: 'skill', label: 'PostgreSQL', status: 'missing', mustHave: false })
  })

  it('stay within reach of the places wished for, or are remote', async () => {
    const wishes = { ...people.cem, preferences: { locations: [{ city: 'Hamburg', countryCode: 'DE' }] } }
    const { results } = await recommend(everybody, { key: 2 as MemberKey, document: documentOfMember(wishes) })
    assert.deepEqual(
      results.map(({ key }) => jobNames[key]),
      ['remote'],
    )
  })

  it('can be searched by text as well', async () => {
    const { results } = await jobSearch(openJobs)({ ...everybody, query: { text: 'nurse' } })
    assert.deepEqual(
      results.map(({ key }) => jobNames[key]),
      ['ward'],
    )
  })
})
