import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { resumeMembers } from '../../../tests/adapters/resume-members.ts'
import { rowsOf } from '../../../tests/adapters/resume-rows.ts'
import { checker } from './json-problem.ts'
import { memberOfResume } from './json-resume.ts'
import { resumeOfMember } from './json-resume-export.ts'
import { parseMember } from './member-json.ts'
import { writtenResume } from './written-resume.ts'

describe('a JSON Resume', () => {
  it('comes back from a file with one export a line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(resumeMembers(), { minLength: 1, maxLength: 4 }), async (all) => {
        const rows = await rowsOf(`${all.map((member) => JSON.stringify(resumeOfMember(member))).join('\n')}\n`)
        assert.deepEqual(
          rows.map((row) => row.subject === 'members' && row.member),
          all,
        )
      }),
      { seed: 8, numRuns: 60 },
    )
  })

  it('comes back from its export as the member it was', () => {
    fc.assert(
      fc.property(resumeMembers(), (member) => {
        assert.deepEqual(memberOfResume(JSON.parse(JSON.stringify(resumeOfMember(member)))), member)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('has the fields that the schema of exports tells, and no others', () => {
    const check = checker(writtenResume)
    fc.assert(
      fc.property(resumeMembers(), (member) => assert.equal(check(resumeOfMember(member)), undefined)),
      { seed: 9, numRuns: 300 },
    )
    for (const name of Object.keys(resumeOfMember(parseMember({ id: 'ada' })))) {
      const { [name]: _, ...less } = resumeOfMember(parseMember({ id: 'ada' }))
      assert.equal(check(less)?.field, name)
    }
  })

  it('comes back from its export however long the place of a position is', () => {
    const [city, region] = ['a'.repeat(400), 'b'.repeat(400)]
    const member = parseMember({ id: 'ada', positions: [{ title: 'Cook', location: { city, region } }] })
    assert.deepEqual(memberOfResume(resumeOfMember(member)), member)
  })
})
