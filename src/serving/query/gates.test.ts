import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentOfJob, documentOfMember, indexed, standardizer } from '../../../tests/small-world/index.ts'
import { jobs, people } from '../../../tests/small-world/people.ts'
import { termTypeOf } from '../../domain/term.ts'
import type { Filter } from '../../search/searcher.ts'
import { lexiconOf } from '../lexicon.ts'
import { gatesOfOpening, gatesOfSeeker } from './gates.ts'

const wishesForBerlin = { ...people.eva, preferences: { locations: [{ city: 'Berlin', countryCode: 'DE' }] } }
const { dictionary } = await indexed(
  [...Object.values(people), wishesForBerlin].map(documentOfMember).concat(Object.values(jobs).map(documentOfJob)),
)
const lexicon = lexiconOf(standardizer, dictionary)

/** Values that a gate lets through, in no order. */
function valuesIn(filter: Filter): readonly string[] {
  if (filter.type === 'term') return [`${termTypeOf(filter.term)} ${lexicon.value(filter.term) ?? 'unknown'}`]
  return filter.type === 'any' ? filter.of.flatMap(valuesIn) : []
}

const gate = (job: keyof typeof jobs, name: string, reach: 'near' | 'country' = 'near') =>
  gatesOfOpening(documentOfJob(jobs[job]), reach, lexicon).find((one) => one.name === name)

describe('the gates of an opening', () => {
  it('let through who is around the targeted places or wishes to be there', () => {
    assert.deepEqual([...valuesIn(gate('backend', 'gate:location')!.filter)].sort(), [
      'desired-location city:1',
      'location city:1',
      'location city:2',
      'location region:DE.16',
    ])
  })

  it('let through the country of a place that is merely named, or where the near are too few', () => {
    assert.deepEqual(valuesIn(gate('ward', 'gate:country')!.filter), ['location country:AT'])
    assert.ok(valuesIn(gate('backend', 'gate:country', 'country')!.filter).includes('location country:DE'))
  })

  it('ask no place of a remote job, and nothing that the opening does not ask', () => {
    assert.deepEqual(gatesOfOpening(documentOfJob(jobs.remote), 'near', lexicon), [])
  })

  it('ask for the languages that are targeted, each by itself', () => {
    const job = { ...jobs.ward, targeting: { languages: ['German', 'English'] } }
    const names = gatesOfOpening(documentOfJob(job), 'near', lexicon).map(({ name, label }) => [name, label])
    assert.deepEqual(names.slice(1), [
      ['gate:language:german', 'Speaks German'],
      ['gate:language:english', 'Speaks English'],
    ])
  })
})

describe('the gates of a seeker', () => {
  it('are the places wished for, or remote, and the permits held', () => {
    const gates = gatesOfSeeker(documentOfMember({ ...wishesForBerlin, workPermits: ['DE'] }), lexicon)
    assert.deepEqual(
      gates.map(({ name }) => name),
      ['gate:location', 'gate:work-permit'],
    )
    assert.ok(valuesIn(gates[0]!.filter).includes('workplace remote'))
    assert.deepEqual([...valuesIn(gates[1]!.filter)].sort(), ['work-permit DE', 'work-permit unknown'])
  })

  it('are none where nothing is wished and no permit is stated', () => {
    assert.deepEqual(gatesOfSeeker(documentOfMember(people.dia), lexicon), [])
  })
})
