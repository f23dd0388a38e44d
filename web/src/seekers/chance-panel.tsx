/** What an application would come to, in plain words: the chance where there is one, and what speaks for and against. */
import { Alert, List, Skeleton, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { JobId, MemberId } from '../../../src/domain/ids.ts'
import type { ApplicationChance, Contribution } from '../../../src/platform/platform.ts'
import { fetchChance } from '../api/applicants.ts'
import { ChanceBadge } from '../applicants/chance-badge.tsx'
import { percentText } from '../applicants/chance-text.ts'
import { useResource } from '../data/use-resource.ts'
import { Reasons } from '../search/reasons.tsx'
import { Problem } from '../shell/problem.tsx'

export interface ChancePanelProps {
  readonly job: JobId
  readonly member: MemberId
}

export function ChancePanel({ job, member }: ChancePanelProps) {
  const { data, error, reload } = useResource(`chance ${job} ${member}`, (signal) => fetchChance(job, member, signal))
  if (error) return <Problem error={error} retry={reload} />
  if (!data) return <Skeleton height={96} />
  return (
    <section aria-label="Your chance">
      <Statement told={data} />
      <Side title="Speaks for you" reasons={data.reasons.speaksFor} />
      <Side title="Speaks against" reasons={data.reasons.speaksAgainst} />
      <Reasons requirements={data.requirements} />
    </section>
  )
}

function Statement({ told: { chance, chances } }: { readonly told: ApplicationChance }) {
  if (chance === undefined || !chances.stated)
    return (
      <Alert variant="light" color="gray" icon={<IconInfoCircle />} mb="sm">
        No chance is stated: {chances.stated ? 'it is not known' : chances.why}. What the job asks and what your profile says of it stands
        below.
      </Alert>
    )
  return (
    <>
      <ChanceBadge chance={chance} />
      <Text size="sm" mt={4} mb="sm">
        Of applications like yours, {percentText(chance)} were answered with a message, saved or advanced. Such statements were off by{' '}
        {(100 * chances.basis.error).toFixed(1)} points on average.
      </Text>
    </>
  )
}

function Side({ title, reasons }: { readonly title: string; readonly reasons: readonly Contribution[] }) {
  if (reasons.length === 0) return undefined
  return (
    <>
      <Text size="sm" fw={650}>
        {title}
      </Text>
      <List size="sm" mb="xs">
        {reasons.map(({ feature, label, measured }) => (
          <List.Item key={feature}>
            {label}
            {measured !== undefined && ` (${measured})`}
          </List.Item>
        ))}
      </List>
    </>
  )
}
