import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'

export interface MessageComposerProps {
  /** The person to write to; closed without one. */
  readonly to: string | undefined
  readonly send: (text: string) => void
  readonly close: () => void
}

const longest = 2000

export function MessageComposer({ to, send, close }: MessageComposerProps) {
  const [draft, setDraft] = useState('')
  const [shownTo, setShownTo] = useState(to)

  useEffect(() => {
    if (to === undefined) return
    setDraft('')
    setShownTo(to)
  }, [to])

  function submit(event: FormEvent): void {
    event.preventDefault()
    send(draft.trim())
  }

  return (
    <Modal opened={to !== undefined} onClose={close} title={`Message to ${shownTo}`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack>
          <Textarea
            label="Message"
            data-autofocus
            autosize
            minRows={6}
            maxRows={14}
            maxLength={longest}
            placeholder="What the role is, and why you thought of this person"
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <Group justify="space-between">
            <Text size="xs" c="dimmed" className="mono-digits">
              {draft.length} of {longest}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" disabled={draft.trim() === ''}>
                Send
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
