import { Table } from '@mantine/core'
import type { StatusBody } from '../../../src/http/contract/platform-status.ts'
import styles from './status.module.css'

/** How far each reader of the log has come; one that lags shows older facts. */
export function ProjectionTable({ projections, offset }: Pick<StatusBody, 'projections' | 'offset'>) {
  return (
    <section className={styles['panel']} aria-label="Readers of the log">
      <h2 className={styles['heading']}>Readers of the log</h2>
      <Table className="mono-digits">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Reader</Table.Th>
            <Table.Th ta="right">At event</Table.Th>
            <Table.Th ta="right">Behind</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {projections.map((projection) => (
            <Table.Tr key={projection.name}>
              <Table.Td>{projection.name}</Table.Td>
              <Table.Td ta="right">{projection.offset.toLocaleString('en')}</Table.Td>
              <Table.Td ta="right">{Math.max(0, offset - projection.offset).toLocaleString('en')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
