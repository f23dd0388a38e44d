/** What can be done with a person. The letters are the keys of the triage. */
import { Button, type ButtonProps, Group, Tooltip } from '@mantine/core'
import { IconArchive, IconBookmark, IconMail, IconPlayerSkipForward, type TablerIcon } from '@tabler/icons-react'
import type { Rating } from '../../../src/domain/feedback.ts'

export interface CardAction {
  readonly rating: Rating
  readonly label: string
  readonly key: string
  readonly icon: TablerIcon
}

export const cardActions: readonly CardAction[] = [
  { rating: 'save', label: 'Save', key: 's', icon: IconBookmark },
  { rating: 'message', label: 'Message', key: 'm', icon: IconMail },
  { rating: 'skip', label: 'Skip', key: 'n', icon: IconPlayerSkipForward },
  { rating: 'archive', label: 'Archive', key: 'x', icon: IconArchive },
]

type ButtonSize = NonNullable<ButtonProps['size']>

export interface CardActionsProps {
  readonly name: string
  readonly rating: Rating | undefined
  readonly act: (rating: Rating) => void
  readonly size?: ButtonSize
}

export function CardActions({ name, rating, act, size = 'xs' }: CardActionsProps) {
  return (
    <Group gap={6} wrap="nowrap">
      {cardActions.map((action) => (
        <Tooltip key={action.rating} label={`${action.label} (${action.key})`} openDelay={400}>
          <Button
            size={size}
            variant={rating === action.rating ? 'light' : 'default'}
            leftSection={<action.icon size={15} stroke={1.8} aria-hidden />}
            aria-label={`${action.label} ${name}`}
            aria-pressed={rating === action.rating}
            onClick={() => act(action.rating)}
          >
            {action.label}
          </Button>
        </Tooltip>
      ))}
    </Group>
  )
}
