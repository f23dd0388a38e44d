import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rowsOf } from '../../../tests/adapters/resume-rows.ts'

describe('a JSON Resume', () => {
  it('may stand in an array, where one fault harms no neighbour', async () => {
    const rows = await rowsOf([{ basics: { name: 'A' } }, { basics: 1 }, { basics: { name: 'C' } }])
    assert.deepEqual(
      rows.map(({ row, subject }) => [row, subject]),
      [
        [1, 'members'],
        [2, 'none'],
        [3, 'members'],
      ],
    )
  })

  it('may stand one a line, where one fault harms no neighbour, whichever line it is on', async () => {
    const [ada, bea] = [JSON.stringify({ basics: { name: 'Ada' } }), JSON.stringify({ basics: { name: 'Bea' } })]
    const subjects = async (lines: readonly string[]) => (await rowsOf(lines.join('\n'))).map(({ row, subject }) => `${row} ${subject}`)
    assert.deepEqual(await subjects([ada, '{"basics":', '', bea, '']), ['1 members', '2 none', '3 members'])
    assert.deepEqual(await subjects(['{"basics":', ada, bea]), ['1 none', '2 members', '3 members'])
    const [, long] = await rowsOf(`${ada}\n${JSON.stringify({ basics: { summary: 'x'.repeat(1_100_000) } })}\n${bea}`)
    assert.ok(long?.subject === 'none' && long.problem.message === 'is longer than 1 MB')
  })

  it('is one document, however it is printed', async () => {
    const value = { basics: { name: 'Ada' }, work: [{ position: 'Cook' }] }
    for (const text of [
      JSON.stringify(value),
      `${JSON.stringify(value)}\n`,
      JSON.stringify(value, undefined, 2),
      `[\n${JSON.stringify(value)}\n]`,
    ])
      assert.deepEqual(
        (await rowsOf(text)).map(({ row, subject }) => [row, subject]),
        [[1, 'members']],
        text,
      )
  })
})
