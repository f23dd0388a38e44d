import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentOfJob, documentOfMember } from '../../../tests/small-world/index.ts'
import { jobs, names, people } from '../../../tests/small-world/people.ts'
import { everybody, jobParts, talentParts } from '../../../tests/small-world/serving.ts'
import type { MemberKey } from '../../domain/ids.ts'
import { erasedKey, type PageShown } from '../../domain/page.ts'
import { servingFeatureSet, servingFeatures } from '../../features/serving-features.ts'
import { linearModel } from '../../models/linear/linear-model.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import { featureLabel } from '../explanation/feature-labels.ts'
import { scoreParts } from '../explanation/score-part.ts'
import { explainPage } from '../page/explain-page.ts'
import { coldStart, coldStartForOpenings } from '../ranking/cold-start.ts'
import { chooseRanker } from '../ranking/ranker.ts'
import { jobRecommendations } from './job-recommendations.ts'
import { jobSearch } from './job-search.ts'
import { rank } from './rank.ts'
import { recruiterSearch } from './recruiter-search.ts'

const talent = await talentParts()
const openJobs = await jobParts()
const opening = documentOfJob(jobs.backend)
const page = await recruiterSearch(talent)({ ...everybody, query: { opening } })
const loadModel = async (version: string) => (version === coldStartForOpenings.version ? coldStartForOpenings : undefined)
const featureNames = async () => servingFeatures
const readEffects = async () => []
const refittedAt = () => assert.fail('no page of these names a refitted effect')
const describeTerm = (term: number) => ({ label: `Term ${term}`, part: 'skills' }) as const
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

describe('an explanation', () => {
  it('has contributions that sum to the score bit for bit, and parts that do to 1e-9', () => {
    for (const { explanation } of page.results) {
      assert.equal(sum(explanation.contributions.map(({ contribution }) => contribution)), explanation.score)
      assert.ok(Math.abs(sum(Object.values(explanation.parts)) - explanation.score) <= 1e-9)
    }
  })

  it('proves each matched requirement by a field of the profile', () => {
    const matches = page.results[0]!.explanation.requirements
    const of = (label: string) => matches.find((match) => match.label === label)
    assert.deepEqual(of('Kubernetes'), { type: 'skill', label: 'Kubernetes', status: 'matched', mustHave: true, field: 'skills[1].name' })
    assert.deepEqual(of('Software Developer')?.field, 'positions[0].title')
    assert.deepEqual(of('Berlin, DE')?.field, 'location')
    const second = page.results[1]!.explanation.requirements
    assert.equal(second.find(({ label }) => label === 'Kubernetes')?.status, 'missing')
    assert.ok(matches.every(({ status, field }) => (status === 'matched') === (field !== undefined)))
  })

  it('has a label for people and a part for every feature', () => {
    for (const name of servingFeatures) {
      const { label, part } = featureLabel(name)
      assert.notEqual(label, name)
      assert.ok(scoreParts.includes(part))
    }
  })
})

describe('the event of a page', () => {
  it('holds what was shown, with the numbers that were scored', () => {
    const { event, results } = page
    assert.equal(event.items.keys.length, results.length)
    assert.deepEqual(
      [...event.items.scores],
      results.map(({ explanation }) => explanation.score),
    )
    assert.equal(event.items.vectors.length, results.length * servingFeatures.length)
    assert.ok(event.items.vectors.byteLength <= 25 * 6 * 1024)
    assert.equal(event.featureSet, servingFeatureSet)
    assert.deepEqual(
      [...event.items.versions],
      results.map(({ version }) => version),
    )
    assert.equal(event.items.termOffsets.at(-1), event.items.terms.length)
    assert.deepEqual(
      event.gates.map(({ gate }) => gate),
      ['gate:country', 'gate:work-permit', 'intent'],
    )
  })

  it('re-scores bit for bit from its own record', async () => {
    const { reproduced, items } = await explainPage(page.event, { loadModel, featureNames, readEffects, refittedAt, describeTerm })
    assert.ok(reproduced)
    assert.deepEqual(
      items.map(({ rescored }) => rescored),
      page.results.map(({ explanation }) => explanation.score),
    )
    assert.deepEqual(
      items.map(({ contributions }) => contributions),
      page.results.map(({ explanation }) => explanation.contributions),
    )
  })

  it('passes over whoever was erased, and re-scores the rest', async () => {
    const { reproduced, items } = await explainPage(withFirstErased(page.event), {
      loadModel,
      featureNames,
      readEffects,
      refittedAt,
      describeTerm,
    })
    assert.ok(reproduced)
    assert.deepEqual(items[0], { position: 0, key: undefined, served: null, rescored: null, contributions: [] })
    assert.equal(items[1]!.rescored, page.results[1]!.explanation.score)
  })

  it('says so when a score was tampered with, and when its model or feature set is gone', async () => {
    const scores = page.event.items.scores.map((score) => score + 1e-12)
    const tampered = { ...page.event, items: { ...page.event.items, scores } }
    assert.equal((await explainPage(tampered, { loadModel, featureNames, readEffects, refittedAt, describeTerm })).reproduced, false)
    await assert.rejects(
      explainPage(page.event, { loadModel: async () => undefined, featureNames, readEffects, refittedAt, describeTerm }),
      {
        code: 'unavailable',
      },
    )
    await assert.rejects(
      explainPage(page.event, { loadModel, featureNames: async () => ['other'], readEffects, refittedAt, describeTerm }),
      {
        code: 'unavailable',
      },
    )
  })
})

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

describe('ranking given people', () => {
  const rankThese = rank(talent)
  const request = { ...everybody, query: { opening }, explain: true }

  it('ranks all of them, whatever gates say, and leaves out whom nobody may see', async () => {
    const { results } = await rankThese({ ...request, keys: Uint32Array.of(0, 1, 2, 3, 4, 5, 99) })
    assert.equal(names[results[0]!.key], 'ada')
    assert.deepEqual(results.map(({ key }) => names[key]).sort(), ['ada', 'ben', 'cem', 'dia', 'eva'])
  })

  it('gives the parts of each score, and the whole explanation where asked', async () => {
    const { results, event } = await rankThese({ ...request, keys: Uint32Array.of(0, 2) })
    for (const { score, parts, explanation } of results) {
      assert.ok(Math.abs(sum(Object.values(parts)) - score) <= 1e-9)
      assert.equal(explanation!.score, score)
    }
    assert.equal(event.channel, 'rank')
    assert.ok((await explainPage(event, { loadModel, featureNames, readEffects, refittedAt, describeTerm })).reproduced)
  })

  it('asks no shard, so that a lost one leaves nobody out', async () => {
    const lost = rank({ ...talent, searcher: { search: async () => Promise.reject(new Error('the shards have ended')) } })
    const keys = Uint32Array.of(0, 1, 2)
    assert.deepEqual((await lost({ ...request, keys })).results, (await rankThese({ ...request, keys })).results)
  })

  it('refuses none and more than 300', async () => {
    await assert.rejects(rankThese({ ...request, keys: new Uint32Array(0) }), { field: 'members' })
    await assert.rejects(rankThese({ ...request, keys: new Uint32Array(301) }), { field: 'members' })
  })
})

describe('the chain of rankers', () => {
  const good = { name: 'trained', version: 'v1', artifact: withFixture(linearModel({ 'skill-coverage': 1 }, 0)) }
  const strange = { name: 'strange', version: 'v2', artifact: withFixture(linearModel({ 'blood-type': 1 }, 0)) }
  const damaged = { ...good, artifact: { ...good.artifact, model: linearModel({ 'skill-coverage': 2 }, 0) } }

  it('takes the first model that fits', () => {
    assert.equal(chooseRanker([undefined, good], 'members', servingFeatures, assert.fail).name, 'trained')
  })

  it('falls back from models that are missing or refuse, and says why', () => {
    const refused: string[] = []
    const ranker = chooseRanker([undefined, strange, damaged], 'members', servingFeatures, (model, reason) =>
      refused.push(`${model.name}: ${reason.message}`),
    )
    assert.equal(ranker.name, coldStart('members').name)
    assert.match(refused[0]!, /blood-type/)
    assert.match(refused[1]!, /publish it again/)
  })

  it('binds both cold-start rankers to the features of pages', () => {
    for (const subject of ['members', 'jobs'] as const)
      assert.equal(chooseRanker([], subject, servingFeatures, assert.fail).version, coldStart(subject).version)
  })
})

function withFirstErased(event: PageShown): PageShown {
  const { items } = event
  const width = servingFeatures.length
  const keys = items.keys.map((key, item) => (item === 0 ? erasedKey : key))
  const vectors = items.vectors.map((value, place) => (place < width ? NaN : value))
  return { ...event, items: { ...items, keys, vectors } }
}
