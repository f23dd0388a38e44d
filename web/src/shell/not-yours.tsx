import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from '../routing/link.tsx'
import { type Role, type Screen, screensOf } from './screens.ts'

/** Instead of a screen that this role may not use. */
export function NotYours({ screen, role }: { readonly screen: Screen; readonly role: Role }) {
  const [first] = screensOf(role)
  return (
    <Stack align="center" gap="xs" py={80} ta="center">
      <Title order={1} size="h2">
        {screen.label}
      </Title>
      <Text c="dimmed">Your token has the role {role}, which may not use this screen.</Text>
      {first && (
        <Anchor component={Link} href={first.path}>
          Go to {first.label}
        </Anchor>
      )}
    </Stack>
  )
}
