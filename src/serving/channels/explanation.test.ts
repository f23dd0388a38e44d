import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainParts, sum } from '../../../tests/small-world/explain-parts.ts'
import { documentOfJob } from '../../../tests/small-world/index.ts'
import { jobs } from '../../../tests/small-world/people.ts'
import { everybody, talentParts } from '../../../tests/small-world/serving.ts'
import { erasedKey, type PageShown } from '../../domain/page.ts'
import { servingFeatureSet, servingFeatures } from '../../features/serving-features.ts'
import { featureLabel } from '../explanation/feature-labels.ts'
import { scoreParts } from '../explanation/score-part.ts'
import { explainPage } from '../page/explain-page.ts'
import { recruiterSearch } from './recruiter-search.ts'

const page = await recruiterSearch(await talentParts())({ ...everybody, query: { opening: documentOfJob(jobs.backend) } })

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
    const { reproduced, items } = await explainPage(page.event, explainParts)
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
    const { reproduced, items } = await explainPage(withFirstErased(page.event), explainParts)
    assert.ok(reproduced)
    assert.deepEqual(items[0], { position: 0, key: undefined, served: null, rescored: null, contributions: [] })
    assert.equal(items[1]!.rescored, page.results[1]!.explanation.score)
  })

  it('says so when a score was tampered with, and when its model or feature set is gone', async () => {
    const scores = page.event.items.scores.map((score) => score + 1e-12)
    const tampered = { ...page.event, items: { ...page.event.items, scores } }
    assert.equal((await explainPage(tampered, explainParts)).reproduced, false)
    await assert.rejects(explainPage(page.event, { ...explainParts, loadModel: async () => undefined }), {
      code: 'unavailable',
    })
    await assert.rejects(explainPage(page.event, { ...explainParts, featureNames: async () => ['other'] }), {
      code: 'unavailable',
    })
  })
})

function withFirstErased(event: PageShown): PageShown {
  const { items } = event
  const width = servingFeatures.length
  const keys = items.keys.map((key, item) => (item === 0 ? erasedKey : key))
  const vectors = items.vectors.map((value, place) => (place < width ? NaN : value))
  return { ...event, items: { ...items, keys, vectors } }
}
