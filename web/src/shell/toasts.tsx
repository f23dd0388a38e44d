/** One message at a time in the corner, with at most one thing to do about it. Read aloud, and gone by itself. */
import { Button, CloseButton, Group, Paper, Text } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import styles from './toasts.module.css'

export interface Toast {
  readonly message: string
  readonly tone?: 'plain' | 'failure'
  readonly action?: { readonly label: string; readonly run: () => void }
}

const shownMs = 8000
const ShowToast = createContext<(toast: Toast) => void>(() => {})

export function useToast(): (toast: Toast) => void {
  return useContext(ShowToast)
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<Toast>()
  const hide = useCallback(() => setToast(undefined), [])

  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(hide, shownMs)
    return () => clearTimeout(timer)
  }, [toast, hide])

  return (
    <ShowToast value={setToast}>
      {children}
      <div className={styles['region']} role="status" aria-live="polite">
        {toast && <ShownToast toast={toast} hide={hide} />}
      </div>
    </ShowToast>
  )
}

function ShownToast({ toast, hide }: { readonly toast: Toast; readonly hide: () => void }) {
  const { message, action, tone } = toast
  return (
    <Paper className={styles['toast']} data-tone={tone ?? 'plain'} shadow="lg" radius="md">
      <Group gap="sm" wrap="nowrap" justify="space-between">
        <Text size="sm" fw={500}>
          {message}
        </Text>
        <Group gap={4} wrap="nowrap">
          {action && (
            <Button
              size="compact-sm"
              variant="white"
              color="dark"
              onClick={() => {
                hide()
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
          <CloseButton size="sm" aria-label="Dismiss" onClick={hide} className={styles['close']} />
        </Group>
      </Group>
    </Paper>
  )
}
