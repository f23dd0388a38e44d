/** A request that failed, in the server's own words, with the remedy it named and another attempt. While a token is asked for, the dialog says it. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiError } from '../api/request.ts'
import { useTokenNeeded } from '../api/token.ts'

export interface ProblemProps {
  readonly error: Error
  readonly retry?: () => void
}

export function Problem({ error, retry }: ProblemProps) {
  const isAskedFor = useTokenNeeded() && error instanceof ApiError && error.status === 401
  if (isAskedFor) return undefined
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
