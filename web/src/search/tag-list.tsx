/** What the typed words were understood as. Each tag can be taken out but those of the posting; an excluded one is struck through. */
import { Button } from '@mantine/core'
import { IconMinus, IconX } from '@tabler/icons-react'
import type { Tag } from '../../../src/platform/platform.ts'
import { tagColour, tagTypeName } from './tag-colours.ts'
import styles from './tag-list.module.css'

const useNames: Readonly<Record<Tag['use'], string>> = {
  filter: 'Turns away everyone else',
  rank: 'Moves people up, and turns nobody away',
  none: 'Is not searched for',
}

export interface TagListProps {
  readonly tags: readonly Tag[]
  readonly removedCount: number
  readonly remove: (tag: Tag) => void
  readonly restore: () => void
}

export function TagList({ tags, removedCount, remove, restore }: TagListProps) {
  if (tags.length === 0 && removedCount === 0) return undefined
  return (
    <ul className={styles['list']} aria-label="Understood as">
      {tags.map((tag) => (
        <li
          key={tag.id}
          className={styles['tag']}
          data-excluded={tag.excluded}
          data-use={tag.use}
          style={colourOf(tag)}
          title={useNames[tag.use]}
        >
          {tag.excluded && <IconMinus size={12} stroke={3} aria-label="not" />}
          <span className={styles['type']}>{tagTypeName(tag.type)}</span>
          <span className={styles['label']}>{tag.label}</span>
          {tag.type !== 'unread' && (
            <button type="button" className={styles['remove']} aria-label={`Remove ${tag.label}`} onClick={() => remove(tag)}>
              <IconX size={13} stroke={2.4} aria-hidden />
            </button>
          )}
        </li>
      ))}
      {removedCount > 0 && (
        <li>
          <Button size="compact-xs" variant="subtle" onClick={restore}>
            {removedCount === 1 ? 'Bring back the removed tag' : `Bring back ${removedCount} removed tags`}
          </Button>
        </li>
      )}
    </ul>
  )
}

function colourOf({ type, excluded }: Tag): React.CSSProperties {
  const colour = excluded ? 'red' : tagColour(type)
  return {
    background: `var(--mantine-color-${colour}-light)`,
    color: `var(--mantine-color-${colour}-light-color)`,
  }
}
