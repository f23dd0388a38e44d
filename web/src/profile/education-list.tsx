import { Text } from '@mantine/core'
import type { Education } from '../../../src/domain/member.ts'
import { type FieldProps, ProfileField, ProfileSection } from './profile-section.tsx'
import { periodText } from './profile-text.ts'

export interface EducationListProps extends Pick<FieldProps, 'proven'> {
  readonly education: readonly Education[]
}

export function EducationList({ education, proven }: EducationListProps) {
  if (education.length === 0) return undefined
  return (
    <ProfileSection title="Education">
      {education.map((each, index) => (
        <ProfileField key={index} path={`education[${index}]`} proven={proven}>
          <Text fw={600} size="sm">
            {[each.degree, each.fieldOfStudy].filter(Boolean).join(', ') || each.school}
          </Text>
          <Text size="xs" c="dimmed">
            {[(each.degree ?? each.fieldOfStudy) && each.school, periodText(each)].filter(Boolean).join(' · ')}
          </Text>
        </ProfileField>
      ))}
    </ProfileSection>
  )
}
