import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

/** What went wrong with the training of a model, or with its report, without stopping it. */
export function TrainingWarning({ text }: { readonly text: string }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title="Warning" styles={{ title: { color: 'var(--mantine-color-text)' } }}>
      <Text size="sm">{text}</Text>
    </Alert>
  )
}
