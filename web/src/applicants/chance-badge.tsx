import { Badge, Tooltip } from '@mantine/core'
import type { Chance } from '../../../src/platform/platform.ts'
import { percentText, tierNames } from './chance-text.ts'

const colours = { strong: 'hirer', good: 'hirer', possible: 'gray', unlikely: 'gray' } as const

export function ChanceBadge({ chance }: { readonly chance: Chance }) {
  const text = `${tierNames[chance.tier]} · ${percentText(chance)}`
  return (
    <Tooltip label={`Of applicants like this one, ${percentText(chance)} are messaged, saved or advanced`} withArrow>
      <Badge
        variant={chance.tier === 'strong' ? 'outline' : 'light'}
        color={colours[chance.tier]}
        c="var(--mantine-color-text)"
        tt="none"
        size="lg"
        aria-label={`Chance: ${text}`}
      >
        {text}
      </Badge>
    </Tooltip>
  )
}
