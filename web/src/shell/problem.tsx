/** A request that failed, in the server's own words, with the remedy it named and another attempt. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiError } from '../api/request.ts'

export interface ProblemProps {
  readonly error: Error
  readonly retry?: () => void
}

export function Problem({ error, retry }: ProblemProps) {
  return (
    <Alert
      color="red"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      icon={<IconAlertTriangle />}
      title={error.message}
      role="alert"
    >
      <Stack gap="sm" align="flex-start">
        {error instanceof ApiError && error.remedy !== undefined && <Text size="sm">{error.remedy}</Text>}
        {retry && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
