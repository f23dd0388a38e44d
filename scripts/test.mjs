/** All tests: lint, types, then every *.test.ts, those in a real browser among them. `npm test -- PART` runs the files whose path contains PART. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBuilt, root, run } from './build.mjs'

const parts = process.argv.slice(2)
const steps = parts.length === 0 ? [checkStyle, build, checkScreenTypes, ensureChromium, runTests] : [build, ensureChromium, runTests]
for (const step of steps) {
  const exitCode = await step()
  if (exitCode !== 0) process.exit(exitCode)
}

function checkStyle() {
  return run(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '.'])
}

function checkScreenTypes() {
  return run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'web/tsconfig.json', '--noEmit'])
}

async function build() {
  await ensureBuilt()
  return 0
}

/** Browser tests use the system's Chromium; it is installed where this may be done without asking. */
async function ensureChromium() {
  if (
    process.env.CHROMIUM_PATH !== undefined ||
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(existsSync)
  )
    return 0
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!mayInstall) {
    process.stderr.write(
      'No Chromium found: install the package "chromium" (Debian, Ubuntu) or set CHROMIUM_PATH, then run the tests again.\n',
    )
    return 1
  }
  process.stderr.write('installing Chromium from the system packages …\n')
  await run('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 2] })
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
    stdio: ['ignore', 'ignore', 2],
  })
}

/** Those in a browser come last and one after another: each is a browser and a server that would starve beside other work. */
async function runTests() {
  const files = testsBelow(join(root, 'build/src')).concat(testsBelow(join(root, 'build/tests')))
  const chosen = files.filter((file) => parts.length === 0 || parts.some((part) => relative(root, file).includes(part)))
  if (chosen.length === 0) throw new Error(`no test file matches ${parts.join(' ')}`)
  const exitCode = await runFiles(
    chosen.filter((file) => !isInBrowser(file)),
    2,
  )
  return (await runFiles(chosen.filter(isInBrowser), 1)) || exitCode
}

function isInBrowser(file) {
  return file.startsWith(join(root, 'build/tests/web'))
}

function runFiles(files, atOnce) {
  if (files.length === 0) return 0
  return run(process.execPath, ['--enable-source-maps', '--test', `--test-concurrency=${atOnce}`, ...files])
}

function testsBelow(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return testsBelow(path)
    return entry.name.endsWith('.test.js') ? [path] : []
  })
}
