import { Table, Text } from '@mantine/core'
import type { ImportReport } from '../../../src/http/contract/import.ts'
import { flagNames } from '../profile/text-flags.ts'
import styles from './imports.module.css'

/** Rows whose texts hide something from readers. They come in, but what is hidden is not read. */
export function FlagTable({ flagged }: Pick<ImportReport, 'flagged'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys.
    <section className={styles['table']} aria-label="Hidden text" tabIndex={0}>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>What it hides</Table.Th>
            <Table.Th ta="right">Rows</Table.Th>
            <Table.Th>The first of them</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {flagged.map(({ flag, field, count, rows }) => (
            <Table.Tr key={`${flag} ${field}`}>
              <Table.Td ff="monospace">{field}</Table.Td>
              <Table.Td>
                {flagNames[flag]}
                <Text size="xs" c="dimmed">
                  comes in, but is not read
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
