/** What can be answered to an application; pressed again, an answer is taken back. */
import { Button, Group } from '@mantine/core'
import { IconArrowRight, IconBookmark, IconMail, IconX, type TablerIcon } from '@tabler/icons-react'
import type { ApplicationAnswer } from '../../../src/domain/feedback.ts'

const actions: readonly { readonly answer: ApplicationAnswer; readonly label: string; readonly icon: TablerIcon }[] = [
  { answer: 'advance', label: 'Advance', icon: IconArrowRight },
  { answer: 'save', label: 'Save', icon: IconBookmark },
  { answer: 'message', label: 'Message', icon: IconMail },
  { answer: 'reject', label: 'Reject', icon: IconX },
]

export interface AnswerButtonsProps {
  readonly name: string
  readonly answer: ApplicationAnswer | undefined
  readonly act: (answer: ApplicationAnswer) => void
}

export function AnswerButtons({ name, answer, act }: AnswerButtonsProps) {
  return (
    <Group gap={6}>
      {actions.map((action) => (
        <Button
          key={action.answer}
          size="xs"
          variant={answer === action.answer ? 'light' : 'default'}
          leftSection={<action.icon size={15} stroke={1.8} aria-hidden />}
          aria-label={`${action.label} ${name}`}
          aria-pressed={answer === action.answer}
          onClick={() => act(action.answer)}
        >
          {action.label}
        </Button>
      ))}
    </Group>
  )
}
