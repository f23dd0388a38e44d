/** A step that changes what ranks: asked once more, with the reason that is kept beside it. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { PromotionReceipt } from '../../../src/platform/platform.ts'
import { Problem } from '../shell/problem.tsx'
import { useToast } from '../shell/toasts.tsx'
import { ranksText } from './model-text.ts'

export interface ConfirmButtonProps {
  readonly label: string
  readonly title: string
  readonly text: string
  /** Stands in the field at first. */
  readonly reason: string
  readonly primary?: boolean
  readonly act: (reason: string) => Promise<PromotionReceipt>
  readonly done: () => void
}

export function ConfirmButton({ label, title, text, reason: usual, primary = false, act, done }: ConfirmButtonProps) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState(usual)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  const toast = useToast()

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const { ranks } = await act(reason.trim())
      setOpened(false)
      toast({ message: `${label}: done. ${ranksText(ranks)}` })
      done()
    } catch (refused) {
      setError(refused as Error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Button variant={primary ? 'filled' : 'default'} size="sm" onClick={() => setOpened(true)}>
        {label}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <Text size="sm">{text}</Text>
            <TextInput label="Reason" maxLength={400} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            {error && <Problem error={error} />}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={() => setOpened(false)}>
                Cancel
              </Button>
              <Button type="submit" loading={busy} disabled={reason.trim() === ''}>
                {label}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
