import { Badge } from '@mantine/core'
import type { Rating } from '../../../src/domain/feedback.ts'

export const ratingNames: Readonly<Record<Rating, string>> = {
  message: 'Messaged',
  save: 'Saved',
  view: 'Viewed',
  skip: 'Skipped',
  archive: 'Archived',
}

const colours: Readonly<Record<Rating, string>> = { message: 'blue', save: 'hirer', view: 'gray', skip: 'gray', archive: 'seeker' }

export function RatingBadge({ rating }: { readonly rating: Rating }) {
  return (
    <Badge variant="light" color={colours[rating]} size="sm" radius="sm" tt="none" c="var(--mantine-color-text)">
      {ratingNames[rating]}
    </Badge>
  )
}
