/** The command line from a checkout: builds when sources changed, then runs the command. */
import { join } from 'node:path'
import { ensureBuilt, nodeFlags, root, run } from './build.mjs'

const args = process.argv.slice(2)
await ensureBuilt({ web: args[0] === 'start' || args[0] === 'serve' })
process.exitCode = await run(process.execPath, [...nodeFlags, join(root, 'build/src/cli/main.js'), ...args], {
  cwd: process.cwd(),
})
