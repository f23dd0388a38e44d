import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import type { Subject } from '../../adapters/files/import-row.ts'
import { type ImportFormat, importFormats } from '../../adapters/files/import-rows.ts'
import type { ImportReport } from '../../http/contract/import.ts'
import { type ImportFile, importFile, previewImport } from '../../http/imports/import-file.ts'
import { choice } from '../choice.ts'
import { type Client, withClient } from '../client.ts'
import { importPaths } from '../import-paths.ts'
import { previewLines, reportLines, totalText } from '../import-text.ts'
import { type DataOptions, printLine, say, withData } from '../options.ts'
import { withPreviewClient } from '../preview-client.ts'
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
    .description('bring people or jobs in from files; a broken-off import goes on where it stopped; exit code 1 where a row was refused')
    .argument('<file...>', 'files, or folders whose files are read in order of name')
    .addOption(choice.option('--format <format>', 'format of the files', importFormats).makeOptionMandatory())
    .addOption(choice.option('--subject <subject>', 'what rows hold that do not say it', ['members', 'jobs']))
    .option('--preview', 'read and report; write nothing')
    .option('--restart', 'begin at the first row again')
    .option('--json', 'the report as one JSON object a file')
    .action(run)
}

async function run(paths: readonly string[], options: ImportOptions): Promise<void> {
  const files: ImportFile[] = []
  for (const path of await importPaths(paths)) files.push(await fileOf(path, options))
  const work = (client: Client) => importAll(client, files, options)
  const reports = await (options.preview ? withPreviewClient(options.data, work) : withClient(options.data, work, { creates: true }))
  if (reports.length > 1) say(totalText(reports, options.preview === true))
  if (reports.some(({ refused, accepted }) => refused > 0 || accepted === 0)) process.exitCode = 1
}

async function importAll(client: Client, files: readonly ImportFile[], options: ImportOptions): Promise<readonly ImportReport[]> {
  const reports: ImportReport[] = []
  for (const file of files) {
    const report = await (options.preview ? previewImport(client, file) : bringIn(client, file, options))
    if (options.json) printLine({ file: file.path, ...report })
    else tell(report, files.length > 1 ? `${file.path}: ` : '', options.preview === true)
    reports.push(report)
  }
  return reports
}

/** This process reads the file and hands over batches, so that the size of a file knows no limit. */
async function bringIn(client: Client, file: ImportFile, { data, restart }: ImportOptions): Promise<ImportReport> {
  const bars = progressBars()
  try {
    return await importFile(client, file, {
      directory: join(data, 'imports'),
      resume: !restart,
      progress: (work) => bars.show(work),
    })
  } finally {
    bars.stop()
  }
}

async function fileOf(path: string, { format, subject }: ImportOptions): Promise<ImportFile> {
  const hash = createHash('sha256').update(`command line ${format} ${subject ?? ''}\n`)
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return { id: hash.digest('hex'), path, format, name: `Import of ${basename(path)}`, ...(subject && { subject }) }
}

function tell(report: ImportReport, about: string, isPreview: boolean): void {
  for (const line of previewLines(report)) process.stdout.write(`${about}${line}\n`)
  for (const line of reportLines(report, isPreview)) say(`${about}${line}`)
}
