/** Asks for the API token when the server refused a request without one. */
import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { setToken, useToken, useTokenNeeded } from '../api/token.ts'

export function TokenDialog() {
  const needed = useTokenNeeded()
  const wasRefused = useToken() !== undefined
  const [draft, setDraft] = useState('')

  function submit(event: FormEvent): void {
    event.preventDefault()
    setToken(draft.trim())
    setDraft('')
  }

  return (
    <Modal opened={needed} onClose={() => {}} withCloseButton={false} closeOnEscape={false} title="This server asks for a token" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            An operator of this server gives out tokens. Yours is kept in this browser only.
          </Text>
          <PasswordInput
            label="Token"
            data-autofocus
            value={draft}
            error={wasRefused && draft === '' && 'The server did not accept the token of this browser.'}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <Button type="submit" disabled={draft.trim() === ''}>
            Continue
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
