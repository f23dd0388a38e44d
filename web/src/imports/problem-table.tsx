import { Table, Text } from '@mantine/core'
import type { ImportReport } from '../../../src/http/contract/import.ts'
import styles from './imports.module.css'

/** Why rows were refused: each reason once, with the first rows it befell. */
export function ProblemTable({ problems }: Pick<ImportReport, 'problems'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys.
    <section className={styles['table']} aria-label="Refused rows" tabIndex={0}>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>Why refused, and what helps</Table.Th>
            <Table.Th ta="right">Rows</Table.Th>
            <Table.Th>The first of them</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.map(({ field, message, remedy, count, rows }) => (
            <Table.Tr key={`${field} ${message}`}>
              <Table.Td ff="monospace">{field}</Table.Td>
              <Table.Td>
                {message}
                <Text size="xs" c="dimmed">
                  {remedy}
                </Text>
              </Table.Td>
              <Table.Td ta="right" className="mono-digits">
                {count.toLocaleString('en')}
              </Table.Td>
              <Table.Td c="dimmed" className="mono-digits">
                {rows.join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
