import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { rowsOf } from '../../../tests/adapters/resume-rows.ts'
import { taxonomyFolder } from './taxonomy-files.ts'

const samples = samplesFolder()

describe('the sample files of JSON Resume', { skip: samples === undefined ? 'the shared data are not on this machine' : false }, () => {
  it('become members where they are résumés, and are refused where they are schemas or jobs', async () => {
    const outcome: Record<string, string> = {}
    for (const name of await readdir(samples!)) {
      if (!name.endsWith('.json')) continue
      const [row] = await rowsOf(await readFile(join(samples!, name), 'utf8'))
      outcome[name] = row!.subject === 'none' ? row.problem.field : row!.subject
    }
    assert.deepEqual(outcome, {
      'career-changer.resume.json': 'members',
      'complete-resume.json': 'members',
      'job-schema.json': 'basics',
      'new-grad.resume.json': 'members',
      'sample.job.json': 'basics',
      'sample.resume.json': 'members',
      'schema.json': 'basics',
      'senior-engineer.resume.json': 'members',
      'storyResume.json': 'members',
    })
  })
})

function samplesFolder(): string | undefined {
  const path = join(taxonomyFolder(), '..', '..', 'shared', 'data', 'json-resume')
  return existsSync(path) ? path : undefined
}
