/** Builds what changed since the last build: kernels to WebAssembly, TypeScript to build/, the screens to build/web. Node 20 runs no TypeScript itself. */
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * How the program is run. An answer is some hundred kilobytes of short-lived columns, whose memory lies outside the heap and is given back
 * when the nursery is collected: with a nursery of 64 MB it passes the limit at which the engine collects the whole heap, 5 to 15 ms each.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=16']

const kernels = {
  name: 'kernels',
  from: ['kernels', 'scripts/kernels.mjs', 'package-lock.json'],
  command: [join(root, 'scripts/kernels.mjs')],
}
const code = {
  name: 'code',
  from: ['src', 'tests', 'benchmarks', 'tsconfig.json', 'package-lock.json'],
  command: [installed('typescript/bin/tsc'), '-p', 'tsconfig.json'],
}
const screens = {
  name: 'screens',
  from: ['web', 'src/http', 'src/platform', 'src/domain', 'package-lock.json'],
  command: [installed('vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn'],
}

/** Rejects with the compiler's own output; nothing is marked as built then. */
export async function ensureBuilt({ web = true } = {}) {
  const stale = [kernels, code, ...(web ? [screens] : [])].filter(isStale)
  if (stale.length === 0) return
  process.stderr.write(`building ${stale.map((part) => part.name).join(' and ')} …\n`)
  const startedAt = Date.now()
  // The code holds the kernels' bytes.
  if (stale.includes(kernels)) await build(kernels)
  await Promise.all(stale.filter((part) => part !== kernels).map(build))
  process.stderr.write(`built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`)
}

/** Runs a program with this terminal, passes on signals, and gives its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    const pass = (signal) => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass)
    child.on('error', reject)
    child.on('exit', (exitCode, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, pass)
      resolve(exitCode ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

function installed(program) {
  return join(root, 'node_modules', program)
}

async function build(part) {
  const startedAt = new Date()
  if (part === code) dropCompiledOrphans()
  // Compilers report on standard output, which belongs to the command that asked for the build.
  const exitCode = await run(process.execPath, part.command, { stdio: ['ignore', 2, 2] })
  if (exitCode !== 0) throw new Error(`the build of the ${part.name} failed; see above`)
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stampOf(part), '')
  utimesSync(stampOf(part), startedAt, startedAt)
}

function isStale(part) {
  const builtAt = statSync(stampOf(part), { throwIfNoEntry: false })?.mtimeMs
  return builtAt === undefined || part.from.some((path) => newest(join(root, path)) > builtAt)
}

function stampOf(part) {
  return join(root, 'build', `.${part.name}-built`)
}

/** Newest change below a path; a folder's own time tells of files that were removed. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path).filter((name) => name !== 'node_modules')
  return Math.max(stat.mtimeMs, ...inside.map((name) => newest(join(path, name))))
}

/** A compiled test whose source was deleted must not run on. */
function dropCompiledOrphans(directory = join(root, 'build')) {
  for (const entry of readdirSync(root).includes('build') ? readdirSync(directory, { withFileTypes: true }) : []) {
    const path = join(directory, entry.name)
    if (entry.isDirectory() && path !== join(root, 'build', 'web')) dropCompiledOrphans(path)
    else if (entry.name.endsWith('.js')) {
      const source = join(root, path.slice(join(root, 'build').length + 1).replace(/\.js$/, '.ts'))
      if (path.indexOf(join('build', 'web')) < 0 && statSync(source, { throwIfNoEntry: false }) === undefined) rmSync(path)
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureBuilt()
