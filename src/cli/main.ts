/** The command line: one command a file, all of them over the same doors as the web. */
import { Command } from 'commander'
import { applicantsCommand } from './commands/applicants.ts'
import { backfillCommand } from './commands/backfill.ts'
import { eraseCommand } from './commands/erase.ts'
import { evaluateCommand } from './commands/evaluate.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { facetsCommand } from './commands/facets.ts'
import { importCommand } from './commands/import.ts'
import { learnCommand } from './commands/learn.ts'
import { modelCommand } from './commands/model.ts'
import { modelsCommand } from './commands/models.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { refreshCommand } from './commands/refresh.ts'
import { reproduceCommand } from './commands/reproduce.ts'
import { searchCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import { simulateCommand } from './commands/simulate.ts'
import { snapshotCommand } from './commands/snapshot.ts'
import { statusCommand } from './commands/status.ts'
import { taxonomyCommand } from './commands/taxonomy.ts'
import { tokenCommand } from './commands/token.ts'
import { trainCommand } from './commands/train.ts'
import { tellError } from './tell-error.ts'
import { version } from './version.ts'

const commands = [
  serveCommand,
  searchCommand,
  facetsCommand,
  applicantsCommand,
  importCommand,
  exportCommand,
  explainCommand,
  eraseCommand,
  statusCommand,
  snapshotCommand,
  rebuildCommand,
  simulateCommand,
  taxonomyCommand,
  learnCommand,
  evaluateCommand,
  modelCommand,
  trainCommand,
  refreshCommand,
  modelsCommand,
  backfillCommand,
  reproduceCommand,
  tokenCommand,
]

const program = new Command('mutual')
  .description('Talent matching: ranks people for openings and openings for people by the interest of both sides')
  .version(version())
for (const command of commands) program.addCommand(command())
pointToHelp(program, 'mutual')

/** Whoever reads the output may have seen enough, as `head` has. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  tellError(error)
  process.exitCode = 1
}

/** Below what is wrong with an argument. */
function pointToHelp(command: Command, path: string): void {
  command.showHelpAfterError(`see \`${path} --help\``)
  for (const below of command.commands) pointToHelp(below, `${path} ${below.name()}`)
}
