import { Button, Card, Group, NativeSelect, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ImportReport } from '../../../src/http/contract/import.ts'
import type { ImportFormat } from '../api/imports.ts'
import { Problem } from '../shell/problem.tsx'
import { FlagTable } from './flag-table.tsx'
import { formatNames, guessedFormat, subjectOf } from './import-format.ts'
import { ProblemTable } from './problem-table.tsx'
import { RowPreview } from './row-preview.tsx'
import { type Import, useImport } from './use-import.ts'

export interface ImportOfFileProps {
  readonly file: File
  readonly leave: () => void
}

export function ImportOfFile({ file, leave }: ImportOfFileProps) {
  const [format, setFormat] = useState<ImportFormat>(guessedFormat(file.name))
  const [chosenSubject, setSubject] = useState<'members' | 'jobs'>('members')
  const subject = subjectOf(format) ?? chosenSubject
  const running = useImport({ file, format, subject })
  const { preview, report } = running
  return (
    <Stack>
      <Card withBorder>
        <Group align="flex-end" wrap="wrap">
          <div style={{ flex: 1, minWidth: 180 }}>
            <Text fw={600}>{file.name}</Text>
            <Text size="sm" c="dimmed">
              {(file.size / 1024).toFixed(0)} kB
            </Text>
          </div>
          <NativeSelect
            label="Format"
            disabled={report !== undefined}
            value={format}
            data={Object.entries(formatNames).map(([value, label]) => ({ value, label }))}
            onChange={(event) => setFormat(event.currentTarget.value as ImportFormat)}
          />
          {subjectOf(format) === undefined && (
            <NativeSelect
              label="Rows are"
              disabled={report !== undefined}
              value={subject}
              data={[
                { value: 'members', label: 'people' },
                { value: 'jobs', label: 'jobs' },
              ]}
              onChange={(event) => setSubject(event.currentTarget.value as 'members' | 'jobs')}
            />
          )}
          <Button variant="default" onClick={leave}>
            Another file
          </Button>
        </Group>
      </Card>
      {preview.error && <Problem error={preview.error} retry={preview.reload} />}
      {!preview.data && !preview.error && <Skeleton height={160} aria-label="Reading the file" />}
      {preview.data && <Reading preview={preview.data} running={running} />}
    </Stack>
  )
}

function Reading({ preview, running: { report, error, starting, start } }: { readonly preview: ImportReport; readonly running: Import }) {
  const shown = report ?? preview
  return (
    <>
      <Card withBorder>
        <Group justify="space-between">
          <Text className="mono-digits">
            <b>{shown.accepted.toLocaleString('en')}</b> of {shown.rows.toLocaleString('en')} rows {report ? 'brought in' : 'can come in'},{' '}
            <b>{shown.refused.toLocaleString('en')}</b> refused
          </Text>
          {!report && (
            <Button loading={starting} disabled={preview.accepted === 0} onClick={start}>
              Import {rowsText(preview.accepted)}
            </Button>
          )}
        </Group>
        {report && (
          <Progress mt="sm" value={report.finished ? 100 : percentOf(report, preview)} animated={!report.finished} aria-label="Import" />
        )}
        {report?.finished && (
          <Text size="sm" mt="xs" role="status">
            Finished. What came in can be searched now.
          </Text>
        )}
      </Card>
      {error && <Problem error={error} />}
      {shown.problems.length > 0 && <ProblemTable problems={shown.problems} />}
      {shown.flagged.length > 0 && <FlagTable flagged={shown.flagged} />}
      {Object.keys(shown.ignored).length > 0 && <Ignored ignored={shown.ignored} />}
      {!report && preview.preview.length > 0 && <RowPreview rows={preview.preview} />}
    </>
  )
}

function Ignored({ ignored }: Pick<ImportReport, 'ignored'>) {
  const fields = Object.entries(ignored).map(([field, count]) => `${field} (${count.toLocaleString('en')})`)
  return (
    <Text size="sm" c="dimmed">
      Read over, because nothing here is made for it: {fields.join(', ')}
    </Text>
  )
}

function percentOf(report: ImportReport, preview: ImportReport): number {
  return preview.rows === 0 ? 0 : (100 * (report.accepted + report.refused)) / preview.rows
}

function rowsText(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`
}
