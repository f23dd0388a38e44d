/**
 * Examples in the documentation, run as they stand there: a fence that names a file (```csv rows.csv) writes it, the commands of a ```sh
 * fence are run one after the other, and an ```json output or ```text output fence below them holds lines that the last one printed.
 */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import { localSeat, seatEvents } from '../../src/cli/local-seat.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { openHttp } from './open-http.ts'
import { runMutual } from './run-mutual.ts'
import { shellCommands } from './shell-words.ts'

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

/** Of `npm run -s mutual -- …`. */
function mutualArguments(words: readonly string[]): readonly string[] {
  assert.deepEqual(words.slice(0, 5), ['npm', 'run', '-s', 'mutual', '--'])
  return words.slice(5)
}

async function runCommands(text: string, cwd: string): Promise<string> {
  let printed = ''
  for (const words of shellCommands(text)) {
    const { code, out, err } = await runMutual(mutualArguments(words), { cwd })
    assert.equal(code, 0, `${words.join(' ')}: ${err}`)
    printed = `${out}${err}`
  }
  return printed
}

async function writeIn(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
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
      } else if (name !== '') await writeIn(folder, name, text)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  return ran
}

describe('examples in the documentation', () => {
  for (const document of ['docs/command-line.md', 'docs/learning.md', 'docs/taxonomies.md']) {
    it(`of ${document} do what it says`, async () => {
      assert.ok((await runExamples(document)) > 0)
    })
  }
})

/** What a `curl` of the documentation sends; `REQUEST` stands for the request of the page before. */
function callOf(
  words: readonly string[],
  request: string,
): { method: string; path: string; body?: string; headers: Record<string, string> } {
  const after = (flag: string) => words.flatMap((word, i) => (words[i - 1] === flag ? [word] : []))
  const path = words.find((word) => word.startsWith('localhost:7700/'))!.replace('localhost:7700', '')
  const headers = Object.fromEntries(after('-H').map((header) => header.split(': ') as [string, string]))
  const body = after('-d')[0]?.replace('REQUEST', request)
  return { method: after('-X')[0] ?? (body === undefined ? 'GET' : 'POST'), path, headers, ...(body !== undefined && { body }) }
}

async function sendCalls(markdown: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-docs-'))
  const platform = await openPlatform({ dataDirectory: folder, workers: 0 })
  await platform.record(seatEvents(true))
  const http = await openHttp(platform, { local: localSeat(platform) })
  let [request, sent] = ['', 0]
  try {
    for (const { text } of fencesOf(markdown).filter(({ language }) => language === 'sh')) {
      for (const words of shellCommands(text).filter(([command]) => command === 'curl')) {
        const { method, path, body, headers } = callOf(words, request)
        const answer = await http.send(method, path, body, headers)
        assert.equal(answer.status, 200, `${words.join(' ')}: ${answer.text}`)
        request = answer.body.request ?? request
        sent++
      }
    }
  } finally {
    await http.close()
    await platform.close()
    await rm(folder, { recursive: true })
  }
  return sent
}

describe('calls in the documentation', () => {
  it('of applicants are answered as they stand, one after the other', async () => {
    assert.equal(await sendCalls(await readFile(join(packageRoot(), 'docs/applicants.md'), 'utf8')), 5)
  })

  it('of reading your own writes are answered as they stand', async () => {
    const [, section] = (await readFile(join(packageRoot(), 'docs/http-api.md'), 'utf8')).split('## Reading your own writes')
    assert.equal(await sendCalls(section!.split('\n## ')[0]!), 4)
  })
})
