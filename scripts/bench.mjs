/** Runs one benchmark. Peers have a package.json of their own in benchmarks/, installed here at first use. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, nodeFlags, root, run } from './build.mjs'

const args = process.argv.slice(2)
const asksForHelp = args.length === 0 || args.includes('--help') || args.includes('-h')
const benchmarks = join(root, 'benchmarks')
const changedAt = (file) => statSync(join(benchmarks, file), { throwIfNoEntry: false })?.mtimeMs ?? 0
if (!asksForHelp && changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  process.stderr.write('installing the peers of the benchmarks …\n')
  const exitCode = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: benchmarks, stdio: ['ignore', 2, 2] })
  if (exitCode !== 0) throw new Error('the peers could not be installed; see above')
}
await ensureBuilt({ web: false })
process.exitCode = await run(process.execPath, [...nodeFlags, join(root, 'build/benchmarks/main.js'), ...args])
