/** What the command line says of what is wrong, as a user runs it. */
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { before, describe, it } from 'node:test'
import { cliFolder } from './cli-folder.ts'

const { at, mutual } = cliFolder()

describe('the command line', { concurrency: false }, () => {
  before(async () => {
    await mkdir(at('resumes', 'older'), { recursive: true })
    await writeFile(at('people.csv'), 'id,name\nm1,Ada Example\n')
    assert.equal((await mutual('import', at('people.csv'), '--format', 'csv', '--subject', 'members')).code, 0)
  })

  it('says what is wrong in one line, and ends with 1', async () => {
    const faults: readonly [string[], RegExp][] = [
      [['erase', 'nobody'], /^mutual: .*nobody/],
      [['import', at('nothing.csv'), '--format', 'csv'], /^mutual: .*nothing\.csv is not there; give one that is/],
      [['search', '(('], /^mutual: text: .*parenthesis/],
      [['serve', '--host', '0.0.0.0'], /^mutual: host: .*mutual token/],
      [['token', 'x', '--role', 'recruiter'], /^mutual: .*name the contract/],
      [['import', at('resumes', 'older'), '--format', 'csv'], /^mutual: .*older: the folder holds no files; name a file/],
      [['status', '--data', at('resumes')], /^mutual: --data: the folder .*resumes holds no marketplace; .*`mutual serve`/],
      [['model', 'show', at()], /^mutual: .* is a folder; give a file/],
    ]
    for (const [args, reason] of faults) {
      const { code, out, err } = await mutual(...args)
      assert.deepEqual([code, out], [1, ''], args.join(' '))
      assert.match(err, reason)
      assert.equal(err.trim().split('\n').length, 1, err)
    }
  })

  it('says which argument is wrong, and where to read on', async () => {
    const faults: readonly [string[], RegExp][] = [
      [['nosuch'], /^error: unknown command 'nosuch'\nsee `mutual --help`\n$/],
      [['models', 'nosuch'], /^error: unknown command 'nosuch'\nsee `mutual models --help`\n$/],
      [['models', 'show'], /^error: missing required argument 'version'\nsee `mutual models show --help`\n$/],
      [['search', 'java', '--nosuch'], /^error: unknown option '--nosuch'\nsee `mutual search --help`\n$/],
      [['facets', 'skills'], /^error: .*'skills' is invalid for argument 'facet'. Allowed choices are title/],
      [['serve', '--log', 'loud'], /^error: option '--log <level>' argument 'loud' is invalid. Allowed choices are trace, /],
      [['status', '--data', at('people.csv')], /^error: option '--data <folder>' .* is invalid. it is a file; give a folder\n/],
      [['status', '--data', ''], /^error: option '--data <folder>' .* is invalid. give the name of a folder\n/],
    ]
    for (const [args, reason] of faults) {
      const { code, out, err } = await mutual(...args)
      assert.deepEqual([code, out], [1, ''], args.join(' '))
      assert.match(err, reason)
    }
  })
})
