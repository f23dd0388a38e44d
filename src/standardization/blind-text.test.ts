import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Identity } from '../domain/member.ts'
import { blindText, saysNothing } from './blind-text.ts'
import { normalize } from './normalize.ts'

const identity: Identity = {
  name: 'Dr. Quillifer van Mossgrave-Öz',
  email: 'q.mossgrave@example.org',
  phone: '+49 30 5550 1998',
  url: 'https://mossgrave.dev/cv',
  profiles: [{ network: 'GitHub', username: 'quilly77', url: 'https://github.com/quilly77' }],
}
const blind = blindText(identity)

describe('blind text', () => {
  it('puts marks where the person is named, however it is written', () => {
    const cases: readonly [string, string][] = [
      ['I am Quillifer Mossgrave, a nurse.', 'I am [name], a nurse.'],
      ["MOSSGRAVE's team", "[name]'s team"],
      ['Quíllifer M\u200bossgrave', '[name]'],
      ['Mossgrave-Oz Consulting GmbH', '[name] Consulting GmbH'],
      ['slides: quillifermossgrave_2024.pdf', 'slides: [name]'],
      ['I go by quilly77 there', 'I go by [name] there'],
      ['Q. Mossgrave wrote it', '[name] wrote it'],
    ]
    for (const [text, shown] of cases) assert.equal(blind(text), shown)
  })

  it('puts marks where the person can be reached', () => {
    const cases: readonly [string, string][] = [
      ['mail q.mossgrave@example.org or call +49 (30) 5550-1998', 'mail [contact] or call [contact]'],
      ['cv at https://mossgrave.dev/cv?x=1 and linkedin.com/in/someone-else', 'cv at [contact] and [contact]'],
      ['someone [at] example (dot) org', '[contact]'],
      ['0049 30 55501998', '[contact]'],
      ['data:image/png;base64,iVBORw0KGgo=', '[contact]'],
    ]
    for (const [text, shown] of cases) assert.equal(blind(text), shown)
  })

  it('leaves years, amounts and everything else as it was', () => {
    for (const text of [
      '2015 - 2019 at Acme, 2020-2022',
      'served 10 000 000 users',
      'C++, Node.js and .NET',
      'de la Cruz Hospital',
      'ISO 27001:2013',
    ])
      assert.equal(blind(text), text)
  })

  it('takes a short name for a name only where it is written as one', () => {
    assert.equal(blindText({ name: 'An Li' })('An Li is an engineer'), '[name] is an engineer')
  })

  it('finds names in scripts that write no spaces', () => {
    assert.equal(blindText({ name: '山田 太郎' })('私は山田太郎です'), '私は[name]です')
  })

  it('says when nothing is left', () => {
    assert.ok(saysNothing(blind('Quillifer Mossgrave | q.mossgrave@example.org')))
    assert.ok(!saysNothing(blind('Quillifer Mossgrave, nurse')))
  })

  it('leaves no part of a name in any text', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgäöéñøß'), minLength: 3, maxLength: 9 })
    const glue = fc.constantFrom(' ', ', ', '. ', '-', '_', "'s ", '\n', ' (', '\u200b ')
    fc.assert(
      fc.property(
        word,
        word,
        fc.array(fc.tuple(word, glue), { maxLength: 6 }),
        glue,
        fc.boolean(),
        (first, last, around, mark, isUpper) => {
          const named = isUpper ? `${first} ${last}`.toUpperCase() : `${first}${mark}${last}`
          const text = `${around.map((pair) => pair.join('')).join('')} ${named} ${around.map((pair) => pair.join('')).join('')}`
          const left = normalize(blindText({ name: `${first} ${last}` })(text)).split(/[^\p{L}\p{M}\p{N}]+/u)
          const common = new Set(['del', 'der', 'das', 'dos', 'den', 'van', 'bin', 'abu', 'and', 'ing'])
          for (const part of [first, last].map(normalize)) if (!common.has(part)) assert.ok(!left.includes(part), `${part} in ${left}`)
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })
})
