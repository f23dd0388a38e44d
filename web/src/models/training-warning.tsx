import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

/** What went wrong in the training of a model without stopping it. */
export function TrainingWarning({ text }: { readonly text: string }) {
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle />}
      title="Warning of the training"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm">{text}</Text>
    </Alert>
  )
}
