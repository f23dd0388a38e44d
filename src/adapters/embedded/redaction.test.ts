import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../../domain/event.ts'
import { mentionsOf, redactEvent } from './redaction.ts'

const query = (text: string): Event =>
  ({ type: 'query-saved', at: 1, project: 'p', recruiter: 'r', name: 'n', query: text, removed: false }) as unknown as Event

function redacted(text: string, names: readonly string[]): string {
  const event = redactEvent(query(text), { keys: new Set(), mentions: mentionsOf(names), people: [] })
  return event.type === 'query-saved' ? event.query : ''
}

describe('redaction of applications', () => {
  it('drops what was known of the person, and of nobody else', () => {
    const columns = { vector: Float32Array.of(1), memberTerms: Uint32Array.of(5), jobTerms: Uint32Array.of(6) }
    const applied = {
      type: 'applied',
      at: 1,
      member: 7,
      job: 3,
      inputs: { featureSet: 'f', taxonomy: 't', ...columns },
    } as unknown as Event
    const without = (key: number) => redactEvent(applied, { keys: new Set([key]), mentions: undefined, people: [] })
    assert.deepEqual(without(7), { type: 'applied', at: 1, member: 7, job: 3 })
    assert.equal(without(8), applied)
  })
})

describe('redaction of texts', () => {
  it('finds a name whole, in any case and spacing', () => {
    assert.equal(redacted('ask JANE  doe, or jane\tdoe!', ['Jane Doe']), 'ask [erased], or [erased]!')
    assert.equal(redacted('Ärzte: ÉLODIE müller', ['Élodie Müller']), 'Ärzte: [erased]')
  })

  it('leaves longer words and ids alone', () => {
    assert.equal(redacted('m12 m1 xm1 m1_2 m1.', ['m1']), 'm12 [erased] xm1 m1_2 [erased].')
    assert.equal(redacted('Janet Doeson', ['Jane Doe', 'Janet Do']), 'Janet Doeson')
  })

  it('takes the longest of overlapping names', () => {
    assert.equal(redacted('jane@example.org', ['jane', 'jane@example.org']), '[erased]')
  })

  it('reads names as plain text, not as patterns', () => {
    assert.equal(redacted('a+b (c) [d] x', ['a+b (c) [d]']), '[erased] x')
    assert.equal(redacted('aab', ['a.b']), 'aab')
  })

  it('touches only strings of a JSON query, so that an id of digits spares the numbers', () => {
    const text = JSON.stringify({ min: 42, ids: ['42', '421'], nested: [{ name: 'Jane' }] })
    assert.deepEqual(JSON.parse(redacted(text, ['42', 'jane'])), { min: 42, ids: ['[erased]', '421'], nested: [{ name: '[erased]' }] })
  })

  it('gives the same event back where nobody is named', () => {
    const event = query('{"a": 1}')
    assert.equal(redactEvent(event, { keys: new Set([1]), mentions: mentionsOf(['Jane Doe']), people: [] }), event)
    assert.equal(redactEvent(event, { keys: new Set([1]), mentions: mentionsOf(['', ' ']), people: [] }), event)
  })
})
