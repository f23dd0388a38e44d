/**
 * Examples in the documentation, run as they stand there: a fence that names a file (```csv rows.csv) writes it, the commands of a ```sh
 * fence are run one after the other, and an ```json output or ```text output fence below them holds lines that the last one printed.
 */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import { runMutual } from './run-mutual.ts'

interface Fence {
  readonly language: string
  readonly name: string
  readonly text: string
}

function fencesOf(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(/^```(\w*) ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, language = '', name = '', text = '']) => ({
    language,
    name,
    text,
  }))
}

async function runCommands(text: string, cwd: string): Promise<string> {
  let printed = ''
  for (const line of text.trim().split('\n')) {
    const [command, comment] = line.split(/\s+#/)
    const { code, out, err } = await runMutual(command!.replace('npm run -s mutual -- ', '').trim().split(' '), { cwd })
    assert.equal(code, 0, `${line}: ${comment ?? ''} ${err}`)
    printed = `${out}${err}`
  }
  return printed
}

async function runExamples(document: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-docs-'))
  let [printed, ran] = ['', 0]
  try {
    for (const { language, name, text } of fencesOf(await readFile(join(packageRoot(), document), 'utf8'))) {
      if (language === 'sh') {
        printed = await runCommands(text, folder)
        ran++
      } else if (name === 'output') {
        for (const line of text.trim().split('\n')) assert.ok(printed.split('\n').includes(line), `${line}\nis not among\n${printed}`)
      } else if (name !== '') await writeFile(join(folder, name), text)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  return ran
}

describe('examples in the documentation', () => {
  for (const document of ['docs/learning.md', 'docs/taxonomies.md']) {
    it(`of ${document} do what it says`, async () => {
      assert.ok((await runExamples(document)) > 0)
    })
  }
})
