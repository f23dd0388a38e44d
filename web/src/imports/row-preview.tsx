import { Table } from '@mantine/core'
import type { Job } from '../../../src/domain/job.ts'
import type { Member } from '../../../src/domain/member.ts'
import type { ImportReport } from '../../../src/http/contract/import.ts'
import { placeText } from '../profile/profile-text.ts'
import styles from './imports.module.css'

type Row = ImportReport['preview'][number]

/** What the first rows would become. */
export function RowPreview({ rows }: { readonly rows: readonly Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys.
    <section className={styles['table']} aria-label="Preview" tabIndex={0}>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Row</Table.Th>
            <Table.Th>Name or title</Table.Th>
            <Table.Th>What is known</Table.Th>
            <Table.Th>Place</Table.Th>
            <Table.Th>Skills</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <PreviewRow key={row.row} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function PreviewRow({ row }: { readonly row: Row }) {
  const { name, about, place, skills } = row.subject === 'members' ? ofMember(row.item as Member) : ofJob(row.item as Job)
  return (
    <Table.Tr>
      <Table.Td className="mono-digits">{row.row}</Table.Td>
      <Table.Td fw={600}>{name}</Table.Td>
      <Table.Td>{about}</Table.Td>
      <Table.Td>{place}</Table.Td>
      <Table.Td c="dimmed">{skills.slice(0, 6).join(', ')}</Table.Td>
    </Table.Tr>
  )
}

interface Shown {
  readonly name: string
  readonly about: string
  readonly place: string
  readonly skills: readonly string[]
}

function ofMember({ id, identity, headline, positions, location, skills }: Member): Shown {
  return {
    name: identity.name ?? id,
    about: headline ?? positions[0]?.title ?? '',
    place: location ? placeText(location) : '',
    skills: skills.map((skill) => skill.name),
  }
}

function ofJob({ title, company, location, targeting }: Job): Shown {
  return { name: title, about: company ?? '', place: location ? placeText(location) : '', skills: targeting.skills ?? [] }
}
