import { Text } from '@mantine/core'
import type { Position } from '../../../src/domain/member.ts'
import styles from './profile.module.css'
import { type FieldProps, ProfileField, ProfileSection } from './profile-section.tsx'
import { periodText, placeText } from './profile-text.ts'

export interface PositionListProps extends Pick<FieldProps, 'proven'> {
  readonly positions: readonly Position[]
}

export function PositionList({ positions, proven }: PositionListProps) {
  if (positions.length === 0) return undefined
  return (
    <ProfileSection title="Experience">
      {positions.map((position, index) => (
        <ProfileField key={index} path={`positions[${index}]`} proven={proven}>
          <Text fw={600} size="sm">
            {[position.title, position.company].filter(Boolean).join(' at ')}
          </Text>
          <Text size="xs" c="dimmed">
            {[periodText(position), position.location && placeText(position.location), position.industry].filter(Boolean).join(' · ')}
          </Text>
          {position.description !== undefined && (
            <Text size="sm" mt={4} className={styles['prose']}>
              {position.description}
            </Text>
          )}
        </ProfileField>
      ))}
    </ProfileSection>
  )
}
