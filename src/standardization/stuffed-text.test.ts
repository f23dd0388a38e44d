import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, document, member, values } from '../../tests/standardization/ada.ts'
import { ownStandardizer } from '../../tests/standardization/own-standardizer.ts'
import { documentLimits } from './draft.ts'
import type { StandardDocument } from './standard-document.ts'
import { standardizeMember } from './standard-member.ts'

describe('hidden text', () => {
  const changed = (summary: string) => standardizeMember(ownStandardizer, { ...member, summary: `${member.summary} ${summary}` }, at)
  const unflagged = ({ terms }: StandardDocument) => terms.filter(({ type }) => type !== 'text-flag')

  it('gains no terms by repetition', () => {
    assert.deepEqual(unflagged(changed('Services in Java, Go and R. '.repeat(3000))), document.terms)
  })

  it('does not read what is repeated on the spot', () => {
    assert.deepEqual(changed(`${'java '.repeat(3000)} end`).sections[1], [...document.sections[1]!, 'end'])
  })

  it('reads words split by invisible characters as what they look like', () => {
    assert.deepEqual(unflagged(changed('Services in Ja\u200bva, Go and R.')), document.terms)
  })

  it('is cut where the limits of a document end', () => {
    const stuffed = changed(Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(' '))
    assert.ok(stuffed.sections.flat().length <= documentLimits.tokens)
    const everySkill = changed(ownStandardizer.taxonomy.skills.entries.map((skill) => skill.name).join(', '))
    assert.ok(values(everySkill, 'skill').length <= documentLimits.foundSkills + member.skills.length)
  })
})
