/** A profile as its owner wrote it, with marks on what proves a requirement. Blind, it names nobody. */
import { Anchor, Group, Text } from '@mantine/core'
import type { Member } from '../../../src/domain/member.ts'
import type { RequirementMatch } from '../../../src/platform/platform.ts'
import chips from '../search/chips.module.css'
import { intentNames } from '../search/person.ts'
import { proves } from '../search/proof.ts'
import { EducationList } from './education-list.tsx'
import { PositionList } from './position-list.tsx'
import styles from './profile.module.css'
import { ProfileField, ProfileSection } from './profile-section.tsx'
import { placeText, salaryText } from './profile-text.ts'

export interface ProfileBodyProps {
  readonly member: Member
  readonly blind: boolean
  readonly requirements: readonly RequirementMatch[]
}

export function ProfileBody({ member, blind, requirements }: ProfileBodyProps) {
  function proven(path: string): string | undefined {
    const labels = requirements.filter((requirement) => proves(requirement, path)).map(({ label }) => label)
    return labels.length > 0 ? labels.join(', ') : undefined
  }

  return (
    <div className={styles['profile']}>
      {member.headline !== undefined && (
        <ProfileField path="headline" proven={proven}>
          <Text fw={600}>{member.headline}</Text>
        </ProfileField>
      )}
      <Group gap="md">
        {member.location && (
          <ProfileField path="location" proven={proven}>
            <Text size="sm" c="dimmed">
              {placeText(member.location)}
            </Text>
          </ProfileField>
        )}
        {member.intent !== undefined && (
          <Text size="sm" className={styles['intent']}>
            {intentNames[member.intent]}
          </Text>
        )}
      </Group>
      {!blind && <Contact identity={member.identity} />}
      {member.summary !== undefined && (
        <ProfileSection title="Summary">
          <ProfileField path="summary" proven={proven}>
            <Text size="sm" className={styles['prose']}>
              {member.summary}
            </Text>
          </ProfileField>
        </ProfileSection>
      )}
      {member.skills.length > 0 && (
        <ProfileSection title="Skills">
          <ul className={chips['list']}>
            {member.skills.map(({ name, level }, index) => (
              <li
                key={name}
                className={chips['chip']}
                data-field={`skills[${index}]`}
                data-status={proven(`skills[${index}]`) === undefined ? undefined : 'matched'}
              >
                {level === undefined ? name : `${name} · ${level}`}
              </li>
            ))}
          </ul>
        </ProfileSection>
      )}
      <PositionList positions={member.positions} proven={proven} />
      <EducationList education={member.education} proven={proven} />
      <Wishes member={member} proven={proven} />
    </div>
  )
}

function Contact({ identity }: Pick<Member, 'identity'>) {
  const { email, phone, url } = identity
  if (email === undefined && phone === undefined && url === undefined) return undefined
  return (
    <Group gap="md">
      {email !== undefined && (
        <Anchor size="sm" href={`mailto:${email}`}>
          {email}
        </Anchor>
      )}
      {phone !== undefined && <Text size="sm">{phone}</Text>}
      {url !== undefined && /^https?:/.test(url) && (
        <Anchor size="sm" href={url} target="_blank" rel="noreferrer noopener">
          {url.replace(/^https?:\/\//, '')}
        </Anchor>
      )}
    </Group>
  )
}

interface WishesProps {
  readonly member: Member
  readonly proven: (path: string) => string | undefined
}

function Wishes({ member: { preferences, languages, certificates, workPermits }, proven }: WishesProps) {
  const rows: readonly (readonly [string, string, string])[] = [
    [
      'languages',
      'Languages',
      languages.map(({ language, fluency }) => (fluency === undefined ? language : `${language} (${fluency})`)).join(', '),
    ],
    ['certificates', 'Certificates', certificates.join(', ')],
    ['workPermits', 'May work in', workPermits?.join(', ') ?? ''],
    ['preferences.titles', 'Wants to be', preferences.titles?.join(', ') ?? ''],
    ['preferences.locations', 'Wants to work in', preferences.locations?.map(placeText).join('; ') ?? ''],
    ['preferences.workplaces', 'Workplace', preferences.workplaces?.join(', ') ?? ''],
    ['preferences.employmentTypes', 'Employment', preferences.employmentTypes?.join(', ') ?? ''],
    ['preferences.salary', 'Salary', preferences.salary ? salaryText(preferences.salary) : ''],
  ]
  const told = rows.filter(([, , text]) => text !== '')
  if (told.length === 0) return undefined
  return (
    <ProfileSection title="Languages, permits and wishes">
      <dl className={styles['facts']}>
        {told.map(([path, label, text]) => (
          <div key={path} data-field={path} data-proof={proven(path) !== undefined}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </ProfileSection>
  )
}
