/** Says what a profile's texts hide, and where. Nothing hidden: nothing shown. */
import { Text } from '@mantine/core'
import { IconEyeExclamation } from '@tabler/icons-react'
import type { MemberId } from '../../../src/domain/ids.ts'
import { fetchFlags } from '../api/members.ts'
import { useResource } from '../data/use-resource.ts'
import { sectionOf } from '../search/proof.ts'
import styles from './flag-notice.module.css'
import { flagNames } from './text-flags.ts'

export function FlagNotice({ member }: { readonly member: MemberId }) {
  const { data } = useResource(`flags ${member}`, (signal) => fetchFlags(member, signal))
  if (data === undefined || data.length === 0) return undefined
  return (
    <aside className={styles['notice']} aria-label="Hidden text">
      <h3 className={styles['title']}>
        <IconEyeExclamation size={18} aria-hidden />
        Hidden text
      </h3>
      <ul className={styles['list']}>
        {data.map(({ flag, field }) => (
          <li key={flag}>
            {flagNames[flag]}, in {sectionOf(field)}
          </li>
        ))}
      </ul>
      <Text size="sm" mt={4}>
        It was not read and moves no score.
      </Text>
    </aside>
  )
}
