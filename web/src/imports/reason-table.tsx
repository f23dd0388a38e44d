import { Table, Text } from '@mantine/core'
import styles from './imports.module.css'

export interface Reason {
  readonly field: string
  readonly what: string
  /** What follows from it, or what helps. */
  readonly note: string
  readonly count: number
  /** The first rows it befell. */
  readonly rows: readonly number[]
}

export interface ReasonTableProps {
  readonly label: string
  /** Head of the column that tells what was found. */
  readonly found: string
  readonly reasons: readonly Reason[]
}

/** What was found in the rows of a file: each reason once, with the first rows it befell. */
export function ReasonTable({ label, found, reasons }: ReasonTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys.
    <section className={styles['table']} aria-label={label} tabIndex={0}>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>{found}</Table.Th>
            <Table.Th ta="right">Rows</Table.Th>
            <Table.Th>The first of them</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reasons.map((reason) => (
            <ReasonRow key={`${reason.field} ${reason.what}`} {...reason} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function ReasonRow({ field, what, note, count, rows }: Reason) {
  return (
    <Table.Tr>
      <Table.Td ff="monospace">{field}</Table.Td>
      <Table.Td>
        {what}
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className="mono-digits">
        {count.toLocaleString('en')}
      </Table.Td>
      <Table.Td c="dimmed" className="mono-digits">
        {rows.join(', ')}
      </Table.Td>
    </Table.Tr>
  )
}
