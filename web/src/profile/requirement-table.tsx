import { Table } from '@mantine/core'
import type { RequirementMatch } from '../../../src/platform/platform.ts'
import { distinct, proofText } from '../search/proof.ts'
import { Reason } from '../search/reasons.tsx'
import { tagTypeName } from '../search/tag-colours.ts'
import styles from './profile.module.css'

/** Each requirement with its status and where the profile proves it. */
export function RequirementTable({ requirements }: { readonly requirements: readonly RequirementMatch[] }) {
  return (
    <Table verticalSpacing={8} className={styles['requirements'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Asked for</Table.Th>
          <Table.Th>Kind</Table.Th>
          <Table.Th>Where it stands</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {distinct(requirements).map((requirement) => (
          <Table.Tr key={`${requirement.type} ${requirement.label}`}>
            <Table.Td>
              <ul className={styles['single']}>
                <Reason requirement={requirement} />
              </ul>
            </Table.Td>
            <Table.Td c="dimmed">{tagTypeName(requirement.type)}</Table.Td>
            <Table.Td c="dimmed">{proofText(requirement)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
