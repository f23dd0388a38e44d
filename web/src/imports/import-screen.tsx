/** Brings people and jobs in: choose a file, see what it would become and which rows are refused, then start. */
import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { DropZone } from './drop-zone.tsx'
import { ImportOfFile } from './import-of-file.tsx'

export function ImportScreen() {
  const [file, setFile] = useState<File>()
  return (
    <Stack gap="lg" maw={960} mx="auto">
      <div>
        <Title order={1}>Import</Title>
        <Text c="dimmed">A row that cannot be read is named with its reason; the others come in.</Text>
      </div>
      {file ? (
        <ImportOfFile key={`${file.name} ${file.lastModified}`} file={file} leave={() => setFile(undefined)} />
      ) : (
        <DropZone take={setFile} />
      )}
    </Stack>
  )
}
