import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadOwnTaxonomy } from './taxonomy-files.ts'
import { parseTaxonomy } from './taxonomy-json.ts'

const own = loadOwnTaxonomy()
const trip = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a taxonomy from outside', () => {
  it('is the same after a trip through JSON, under the version of its content', () => {
    assert.deepEqual(parseTaxonomy(trip(own)), own)
    assert.equal(parseTaxonomy(trip({ ...own, version: 'told by the sender' })).version, own.version)
  })

  it('is refused with the field at fault', () => {
    const faults: readonly [Record<string, unknown>, string][] = [
      [{ titles: [{ slug: 'x', name: 'X', aliases: [], industries: [] }] }, 'titles[0].related'],
      [{ skills: [{ slug: 'x', name: '', aliases: [] }] }, 'skills[0].name'],
      [{ degrees: [{ slug: 'x', name: 'X', aliases: [], level: 12 }] }, 'degrees[0].level'],
      [{ languages: [own.languages[0], own.languages[0]] }, 'languages[1].slug'],
      [{ more: [] }, 'more'],
    ]
    for (const [changed, field] of faults)
      assert.throws(() => parseTaxonomy(trip({ ...own, ...changed })), { code: 'invalid-request', field })
  })
})
