/**
 * Ids of contracts, recruiters and projects, in memory: they are few, and every rating names some. Kept ahead of the projection,
 * whose tables would have to be brought up to date for each batch that asks.
 */
import type { Event } from '../domain/event.ts'
import { contracts, projects } from '../events/accounts.ts'
import type { Reader } from '../events/records.ts'

export class Seats {
  readonly contracts: Set<string>
  readonly recruiters: Set<string>
  readonly projects: Set<string>

  constructor(reader: Reader) {
    this.contracts = new Set(contracts(reader).map(({ id }) => id))
    this.projects = new Set(projects(reader).map(({ id }) => id))
    this.recruiters = new Set([...reader.range('recruiters')].map(({ key }) => String(key)))
  }

  /** Called when a batch was accepted, before it is durable: what follows in the log may name these. */
  note(events: readonly Event[]): void {
    for (const event of events) {
      if (event.type === 'contract-upserted') this.contracts.add(event.contract.id)
      if (event.type === 'recruiter-upserted') this.recruiters.add(event.recruiter.id)
      if (event.type === 'project-upserted') this.projects.add(event.project.id)
    }
  }
}
