/** The typed query. It is asked when it is sent, not at every key: each search is a page that the server keeps. */
import { ActionIcon, Button, Kbd, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { type FormEvent, type RefObject, useEffect, useState } from 'react'
import styles from './search-bar.module.css'

export interface SearchBarProps {
  readonly text: string
  readonly submit: (text: string) => void
  readonly input: RefObject<HTMLInputElement | null>
}

export function SearchBar({ text, submit, input }: SearchBarProps) {
  const [draft, setDraft] = useState(text)
  useEffect(() => setDraft(text), [text])

  function send(event: FormEvent): void {
    event.preventDefault()
    submit(draft.trim())
  }

  function clear(): void {
    setDraft('')
    submit('')
    input.current?.focus()
  }

  return (
    <search>
      <form onSubmit={send} className={styles['form']}>
        <TextInput
          ref={input}
          className={styles['input']}
          size="md"
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          aria-label="Search people"
          placeholder="senior java developer berlin -manager"
          maxLength={2000}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={
            draft === '' ? (
              <Kbd size="xs" className={styles['hint']} aria-hidden>
                /
              </Kbd>
            ) : (
              <ActionIcon variant="subtle" color="gray" aria-label="Clear the search" onClick={clear}>
                <IconX size={16} />
              </ActionIcon>
            )
          }
        />
        <Button type="submit" size="md" className={styles['button']}>
          Search
        </Button>
      </form>
    </search>
  )
}
