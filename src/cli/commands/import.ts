import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import type { Subject } from '../../adapters/files/import-row.ts'
import { type ImportFormat, importFormats } from '../../adapters/files/import-rows.ts'
import type { ImportReport } from '../../http/contract/import.ts'
import { type ImportFile, importFile, previewImport } from '../../http/imports/import-file.ts'
import { choice } from '../choice.ts'
import { withClient } from '../client.ts'
import { type DataOptions, printLine, say, withData } from '../options.ts'
import { progressBars } from '../progress-bars.ts'

interface ImportOptions extends DataOptions {
  readonly format: ImportFormat
  readonly subject?: Subject
  readonly preview?: boolean
  readonly restart?: boolean
  readonly json?: boolean
}

export function importCommand(): Command {
  return withData(new Command('import'))
    .description('bring people or jobs in from a file; a broken-off import goes on where it stopped; exit code 1 where a row was refused')
    .argument('<file>')
    .addOption(choice.option('--format <format>', 'format of the file', importFormats).makeOptionMandatory())
    .addOption(choice.option('--subject <subject>', 'what rows hold that do not say it', ['members', 'jobs']))
    .option('--preview', 'read and report; write nothing')
    .option('--restart', 'begin at the first row again')
    .option('--json', 'the report as one JSON object')
    .action(run)
}

async function run(path: string, options: ImportOptions): Promise<void> {
  const file = await fileOf(path, options)
  const report = options.preview
    ? await withClient(options.data, (client) => previewImport(client, file), { creates: true })
    : await bringIn(file, options)
  if (options.json) printLine(report)
  else tell(report, options.preview === true)
  if (report.refused > 0 || report.accepted === 0) process.exitCode = 1
}

/** This process reads the file and hands over batches, so that the size of a file knows no limit. */
async function bringIn(file: ImportFile, { data, restart }: ImportOptions): Promise<ImportReport> {
  const bars = progressBars()
  try {
    return await withClient(
      data,
      (client) => importFile(client, file, { directory: join(data, 'imports'), resume: !restart, progress: (work) => bars.show(work) }),
      { creates: true },
    )
  } finally {
    bars.stop()
  }
}

async function fileOf(path: string, { format, subject }: ImportOptions): Promise<ImportFile> {
  const hash = createHash('sha256').update(`command line ${format} ${subject ?? ''}\n`)
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return { id: hash.digest('hex'), path, format, name: `Import of ${basename(path)}`, ...(subject && { subject }) }
}

function tell({ rows, accepted, refused, blank, problems, ignored, flagged, preview }: ImportReport, isPreview: boolean): void {
  for (const { row, subject, item } of preview) process.stdout.write(`row ${row} → ${subject.slice(0, -1)} ${JSON.stringify(item)}\n`)
  for (const { field, message, remedy, count, rows: at } of problems) {
    say(`refused ${count}: ${field} ${message}; ${remedy} (row ${at.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''})`)
  }
  for (const { flag, field, count, rows: at } of flagged)
    say(`hidden text in ${count}: ${flag} in ${field}, not read (row ${at.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''})`)
  const skipped = Object.entries(ignored).map(([field, count]) => `${field} ${count}×`)
  if (skipped.length > 0) say(`read over: ${skipped.join(', ')}`)
  const skippedToo = blank > 0 ? `; ${blank} blank skipped` : ''
  say(`${rows} rows: ${accepted} ${isPreview ? 'would be taken' : 'taken'}, ${refused} refused${skippedToo}`)
}
