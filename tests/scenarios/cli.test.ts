/** The command line as a user runs it: a process of its own, on a folder of its own. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { cliFolder, linesOf } from './cli-folder.ts'
import { main } from './run-mutual.ts'
import { writeSmallRelease } from './small-release.ts'

const { at, env, mutual } = cliFolder()

describe('the command line', { concurrency: false }, () => {
  it('previews a file, imports it, finds its people, and gives them back', async () => {
    const path = at('people.csv')
    await writeFile(path, 'id,name,headline,skills,start_1\nm1,Ada Example,Java developer,Java; SQL,2019\nm2,Bea Example,Cook,,soon\n')
    const preview = await mutual('import', path, '--format', 'csv', '--subject', 'members', '--preview', '--json')
    const { accepted, refused, problems } = JSON.parse(preview.out)
    assert.deepEqual([accepted, refused, problems[0].field, problems[0].rows], [1, 1, 'start_1', [2]])
    const imported = await mutual('import', path, '--format', 'csv', '--subject', 'members')
    assert.deepEqual([imported.code, imported.err.includes('1 taken, 1 refused')], [1, true])
    const found = await mutual('search', 'java', '--json')
    assert.deepEqual(
      found.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).card.id),
      ['m1'],
    )
    const { request } = JSON.parse(found.out)
    assert.equal(JSON.parse((await mutual('explain', request, '--json')).out).reproduced, true)
    assert.equal(JSON.parse((await mutual('export', 'members')).out).headline, 'Java developer')
    const standard = await mutual('export', 'members', '--format', 'standard')
    assert.equal(JSON.parse(standard.out).basics.name, 'Ada Example')
    const copy = at('standard.ndjson')
    await writeFile(copy, standard.out)
    const again = await mutual('import', copy, '--format', 'json-resume', '--json')
    assert.deepEqual([again.code, JSON.parse(again.out).accepted], [0, 1], again.err)
    assert.equal((await mutual('export', 'members', '--format', 'standard')).out, standard.out)
  })

  it('imports every file of a folder in order of name, and tells of each; a preview makes no data folder', async () => {
    const [resumes, data] = [at('resumes'), at('of-resumes')]
    await mkdir(join(resumes, 'older'), { recursive: true })
    await writeFile(join(resumes, 'b.json'), '{"basics": {"name": "Bea Example"}}')
    await writeFile(join(resumes, 'a.json'), '{"basics": {"name": "Ada Example"}}')
    await writeFile(join(resumes, 'c.json'), '{"basics": {}}')
    await writeFile(join(resumes, '.hidden'), 'no résumé')
    await symlink(at('nowhere'), join(resumes, 'd.json'))
    const into = ['--format', 'json-resume', '--data', data]
    const preview = await mutual('import', resumes, ...into, '--preview')
    assert.deepEqual([preview.code, existsSync(data)], [1, false])
    const previewed = preview.out.trim().split('\n')
    assert.deepEqual(
      previewed.map((line) => /(\w+)\.json: row 1 → member .*"(\w+) Example"/.exec(line)?.slice(1)),
      [
        ['a', 'Ada'],
        ['b', 'Bea'],
      ],
    )
    const imported = await mutual('import', resumes, ...into)
    assert.deepEqual([imported.code, imported.out], [1, ''])
    for (const line of [
      `read over: ${join(resumes, 'd.json')} is a link to nothing`,
      `read over: ${join(resumes, 'older')} is a folder in a folder; name it to import its files`,
      `${join(resumes, 'a.json')}: 1 row: 1 taken, 0 refused`,
      `${join(resumes, 'c.json')}: refused 1: basics says nothing of anybody; fill it, or leave the document out (row 1)`,
      '3 files, 3 rows: 2 taken, 1 refused',
    ])
      assert.ok(imported.err.split('\n').includes(line), `${line}\nis not in\n${imported.err}`)
    const two = await mutual('import', join(resumes, 'b.json'), join(resumes, 'a.json'), ...into, '--json')
    assert.deepEqual(
      linesOf(two.out).map(({ file, accepted }) => [file, accepted]),
      ['b.json', 'a.json'].map((name) => [join(resumes, name), 1]),
    )
  })

  it('plays a simulated marketplace where no server runs', async () => {
    const data = at('simulated')
    const { code, out, err } = await mutual('simulate', '--members', '200', '--days', '1', '--data', data)
    assert.equal(code, 0, err)
    const [day, end] = linesOf(out)
    assert.ok(day.pages > 0)
    assert.equal(end.members, 200)
  })

  it('trains on what there is, shows the rankers, pins and unpins', async () => {
    const trained = await mutual('train', '--json')
    assert.equal(trained.code, 1)
    assert.match(
      trained.err,
      /mutual: training 1 learned nothing: .*no rows.*0 pages .*0 accepted messages.* 30 of the held-out.*in-mail-answered.*mutual simulate/,
    )
    const { id, promoted, gate } = JSON.parse(trained.out)
    assert.deepEqual([id, promoted], [1, false])
    assert.match(gate.reason, /^no contender could be trained .*: the log holds 0 pages/)
    const [version] = (await mutual('models', '--json')).out.trim().split('\n')
    const { builtIn, current, serving, version: digits } = JSON.parse(version!)
    assert.deepEqual([builtIn, current, serving], [true, true, true])
    assert.match((await mutual('models', 'show', digits.slice(0, 12))).out, /linear[\s\S]*skill-coverage-weighted \(weight 1\.6/)
    assert.match((await mutual('models', 'pin', '--reason', 'an audit')).out, /^the built-in ranker .* next request on, pinned\n$/)
    assert.match((await mutual('models')).out, /built in .*current, pinned/)
    assert.match((await mutual('models', 'unpin')).out, /^the built-in ranker [0-9a-f]{12} ranks from the next request on\n$/)
    const wrong = await mutual('models', 'promote', 'nosuch')
    assert.equal(wrong.code, 1)
    assert.match(wrong.err, /^mutual: version: no version "nosuch" of the ranker of members.*`mutual models --of members`.*\n$/)
    assert.match((await mutual('models', 'training', '1')).out, /not trained: /)
    const refused = await mutual('models', 'roll-back')
    assert.deepEqual([refused.code, refused.out], [1, ''])
    assert.match(refused.err, /^mutual: subject: no other version has ranked before/)
    assert.match((await mutual('backfill')).out, /skill-focus +shadow\n/)
    assert.match((await mutual('backfill', 'retrieval-log')).err, /^mutual: .*what the index knew/)
    assert.match((await mutual('backfill', 'skill-focus')).err, /rows were logged with it: \d+ came out bit for bit/)
  })

  it('keeps the hash of a token alone, for its owner alone', async () => {
    const token = (await mutual('token', 'board', '--role', 'seeker')).out.trim()
    const path = at('data', 'tokens.json')
    const text = await readFile(path, 'utf8')
    assert.ok(token.length >= 40 && !text.includes(token))
    assert.equal((await stat(path)).mode & 0o777, 0o600)
    await rm(path)
  })

  it('goes through the running server of its folder, and alone again when that has stopped', async (test) => {
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--no-demo'], { env: env(), stdio: ['ignore', 'ignore', 'pipe'] })
    test.after(() => server.kill('SIGKILL'))
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
    await new Promise<void>((resolve) => server.stderr.on('data', (text: Buffer) => text.includes('Mutual is at') && resolve()))
    const serverFile = at('data', 'server.json')
    assert.equal((await stat(serverFile)).mode & 0o777, 0o600)
    const { port } = new URL(JSON.parse(await readFile(serverFile, 'utf8')).url)
    const refused = await mutual('serve', '--port', port, '--no-demo', '--data', at('second'))
    assert.deepEqual([refused.code, refused.out], [1, ''])
    assert.equal(refused.err, `mutual: --port: ${port} is taken on 127.0.0.1; give another one, or stop what listens there\n`)
    // A server that was killed leaves its file, and the server of another folder may have its address since.
    await copyFile(serverFile, at('second', 'server.json'))
    assert.equal(JSON.parse((await mutual('status', '--data', at('second'))).out).members, 0)
    assert.equal(JSON.parse((await mutual('status')).out).members, 1)
    const { request } = JSON.parse((await mutual('search', 'java', '--json')).out)
    assert.match(
      (await mutual('search', 'java a@b.example')).out,
      /^1 person for Java \(skill\); not used: a@b\.example \(mail .*\); request /,
    )
    assert.match((await mutual('search', 'java kotlin')).out, /^0 people for .*; request \S+\nwithout Kotlin: 1 person\n$/)
    assert.equal((await mutual('facets', 'skill')).out, '      1  Java  java\n      1  SQL  sql\n')
    assert.deepEqual(linesOf((await mutual('facets', 'location', 'not stated', '--query', 'java', '--json')).out), [
      { facet: 'location', value: 'unknown', label: 'Not stated', count: 1 },
    ])
    assert.deepEqual(await mutual('facets', 'skill', 'zorb'), { code: 0, out: '', err: 'no value of skill is like "zorb"\n' })
    assert.equal((await mutual('erase', 'm1')).code, 0)
    assert.match((await mutual('explain', request)).out, /\n {2}1 {2}erased\n$/)

    const played = await mutual('simulate', '--members', '200', '--days', '2')
    assert.equal(played.code, 0, played.err)
    const [first, second, market] = linesOf(played.out)
    assert.deepEqual([first.day, second.day], [0, 1])
    assert.ok(first.pages > 0 && second.pages > 0)
    assert.equal(market.members, 200)

    const release = at('onet')
    await writeSmallRelease(release)
    const imported = await mutual('taxonomy', 'import', 'onet', release)
    assert.equal(imported.code, 0, imported.err)
    const { titles, version, replaced } = JSON.parse(imported.out)
    assert.deepEqual([titles.added, replaced], [1, undefined])
    const { taxonomy } = JSON.parse((await mutual('status')).out)
    assert.deepEqual(taxonomy, { version, source: 'onet', applied: true })
    server.kill('SIGTERM')
    assert.equal(await ended, 0)
    assert.equal(JSON.parse((await mutual('status')).out).members, 200)

    await writeFile(join(release, 'occupations_en.csv'), 'conceptUri,preferredLabel\nesco:o1,cloud shepherd\n')
    await writeFile(join(release, 'skills_en.csv'), 'conceptUri,preferredLabel\nesco:s1,herd clouds\n')
    const other = await mutual('taxonomy', 'import', 'esco', release)
    assert.equal(JSON.parse(other.out).replaced, 'onet')
    assert.match(other.err, /takes the place of the taxonomy 'onet'/)
  })
})
