/** A request that failed, with what to do about it and another attempt. While a token is asked for, the dialog says it. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { problemWords } from '../api/problem-words.ts'
import { ApiError } from '../api/request.ts'
import { useTokenNeeded } from '../api/token.ts'

export interface ProblemProps {
  readonly error: Error
  readonly retry?: () => void
}

export function Problem({ error, retry }: ProblemProps) {
  const isAskedFor = useTokenNeeded() && error instanceof ApiError && error.status === 401
  if (isAskedFor) return undefined
  const { title, remedy } = problemWords(error)
  return (
    <Alert color="red" styles={{ title: { color: 'var(--mantine-color-text)' } }} icon={<IconAlertTriangle />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        {remedy !== undefined && <Text size="sm">{remedy}</Text>}
        {retry && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
