import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { termOf } from '../../domain/term.ts'
import { trimFacet } from './trim-facet.ts'

describe('trimming a facet', () => {
  it('keeps the most frequent values, the unknown one and those asked for, and bounds the rest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (counts, values) => {
          const terms = Uint32Array.from(counts, (_, i) => termOf('skill', ((i * 7) % 61) + 1))
          const [named, absent] = [terms[terms.length - 1]!, termOf('skill', 99)]
          const facet = { type: 'skill' as const, terms, counts: Uint32Array.from(counts) }
          const trimmed = trimFacet(facet, { values, terms: [named, absent, termOf('company', 1)] })
          const kept = new Map(Array.from(trimmed.terms, (term, i) => [term, trimmed.counts[i]!]))
          const dropped = counts.filter((_, i) => !kept.has(terms[i]!))
          const last = [...counts].sort((a, b) => b - a)[Math.min(values, counts.length) - 1]!
          for (const [term, count] of kept) assert.equal(count, counts[terms.indexOf(term)] ?? 0)
          if (counts.length > 4 * values) for (const term of [termOf('skill', 0), named, absent]) assert.ok(kept.has(term))
          assert.deepEqual(
            [...trimmed.terms],
            [...trimmed.terms].sort((one, other) => one - other),
          )
          assert.equal(trimmed.others ?? 0, Math.max(0, ...dropped))
          assert.ok(dropped.every((count) => count < last))
        },
      ),
      { seed: 7 },
    )
  })
})
