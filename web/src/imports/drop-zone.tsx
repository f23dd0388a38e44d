import { Button, FileButton, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import styles from './imports.module.css'

export function DropZone({ take }: { readonly take: (file: File) => void }) {
  const [over, setOver] = useState(false)

  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) take(file)
  }

  function drag(event: DragEvent): void {
    event.preventDefault()
    setOver(true)
  }

  return (
    <section
      className={styles['drop']}
      data-over={over}
      onDrop={drop}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      aria-label="File to import"
    >
      <IconFileImport size={36} stroke={1.3} aria-hidden />
      <Text fw={600}>Drop a file of people or jobs here</Text>
      <Text size="sm" c="dimmed">
        JSON Resume, JobPosting, NDJSON or CSV. Nothing is written before you have seen the preview.
      </Text>
      <FileButton onChange={(file) => file && take(file)}>
        {(props) => (
          <Button variant="default" mt={6} {...props}>
            Choose a file
          </Button>
        )}
      </FileButton>
    </section>
  )
}
