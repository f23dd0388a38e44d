/** All tests: lint, types, then every *.test.ts, those in a real browser among them. `npm test -- PART` runs the files whose path contains PART. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, root, run } from './build.mjs'

const pureRooms = [
  'math',
  'domain',
  'evaluation',
  'events',
  'features',
  'models',
  'search',
  'serving',
  'simulator',
  'standardization',
  'training',
]
const groupCount = 8

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
  const outside = chosen.filter((file) => !isInBrowser(file))
  const exitCode = await runFiles(parts.length === 0 ? together(outside) : outside, 2)
  return (await runFiles(chosen.filter(isInBrowser), 1)) || exitCode
}

/** Two hundred small files of pure rooms share a few processes: starting one for each took longer than what they test. */
function together(files) {
  const isPure = (file) => pureRooms.some((room) => file.startsWith(join(root, 'build/src', room, '/')))
  const folder = join(root, 'build/test-groups')
  mkdirSync(folder, { recursive: true })
  const groups = Array.from({ length: groupCount }, (_, group) => files.filter(isPure).filter((_, i) => i % groupCount === group))
  const entries = groups.map((group, i) => {
    const entry = join(folder, `pure-${i + 1}.test.js`)
    writeFileSync(entry, group.map((file) => `import ${JSON.stringify(pathToFileURL(file).href)}\n`).join(''))
    return entry
  })
  return [...entries, ...files.filter((file) => !isPure(file))]
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
