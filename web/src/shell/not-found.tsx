import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from '../routing/link.tsx'

export function NotFound() {
  return (
    <Stack align="center" gap="xs" py={80}>
      <Title order={1} size="h2">
        There is no such page
      </Title>
      <Text c="dimmed">The link may be old or mistyped.</Text>
      <Anchor component={Link} href="/">
        Go to the search
      </Anchor>
    </Stack>
  )
}
