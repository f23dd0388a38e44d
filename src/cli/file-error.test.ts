import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { describe, it } from 'node:test'
import { type FileError, fileErrorOf, fileErrorText } from './file-error.ts'

const fault = (code: string, path: string): FileError => Object.assign(new Error(`${code}: raw`), { code, path })

describe('what the system says of a file', () => {
  it('names the flag, the file and the remedy', () => {
    const args = ['learn', 'tree', '--train', 'a.csv', '--options=o.json', '--save', 'gone/m.model', '--data', 'kept']
    assert.equal(fileErrorText(fault('ENOENT', 'a.csv'), args), '--train: a.csv is not there; give one that is, or create it')
    assert.equal(fileErrorText(fault('EISDIR', 'o.json'), args), '--options: o.json is a folder; give a file')
    assert.match(fileErrorText(fault('ENOENT', 'gone'), args), /^--save: gone is not there/)
    assert.match(fileErrorText(fault('EACCES', 'kept/lock'), args), /^--data: kept\/lock may not be/)
  })

  it('finds the folder that was read as a file among the arguments', () => {
    const unnamed = () => Object.assign(new Error('EISDIR: illegal operation on a directory, read'), { code: 'EISDIR' })
    for (const args of [
      ['learn', 'tree', '--options', 'o.json', '--train', tmpdir()],
      ['learn', 'tree', `--train=${tmpdir()}`],
    ])
      assert.equal(fileErrorText(fileErrorOf(unnamed(), args)!, args), `--train: ${tmpdir()} is a folder; give a file`)
    assert.equal(fileErrorOf(unnamed(), ['model', 'show', 'm.model']), undefined)
    assert.equal(fileErrorOf(new Error('no file'), [tmpdir()]), undefined)
  })

  it('names the file alone where no flag brought it, and leaves what it does not know as it is', () => {
    assert.match(fileErrorText(fault('ENOENT', 'people.csv'), ['import', 'people.csv']), /^people\.csv is not there/)
    assert.equal(fileErrorText(fault('EWHAT', 'x'), []), 'EWHAT: raw')
  })
})
