/**
 * Where in the log that lies which tells of the applicants of each job: applications, answers, offers, hires, and what hirers did in
 * projects for it. So the training rows of one job can be read at once, and with what happened a moment ago. A projection.
 */
import type { Event } from '../domain/event.ts'
import type { JobKey, Offset, ProjectId } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import { prefixEnd } from './record-key.ts'
import type { Reader, Transaction } from './records.ts'

export const jobEvents: Projection = {
  name: 'job-events',
  version: 1,
  tables: ['job-events', 'job-events-projects'],
  apply(events, transaction) {
    for (const { offset, event } of events) {
      if (event.type === 'project-upserted') noteProject(event.project, transaction)
      const job = jobOf(event, transaction)
      if (job !== undefined) transaction.put('job-events', [job, offset], true)
    }
  },
}

/** Ascending. */
export function jobEventOffsets(reader: Reader, job: JobKey): readonly Offset[] {
  const rows = reader.range('job-events', { from: [job], to: prefixEnd([job]) })
  return [...rows].map(({ key }) => (key as readonly [JobKey, Offset])[1])
}

function noteProject({ id, job }: { readonly id: ProjectId; readonly job?: JobKey }, transaction: Transaction): void {
  if (job !== undefined) transaction.put('job-events-projects', id, job)
}

function jobOf(event: Event, reader: Reader): JobKey | undefined {
  switch (event.type) {
    case 'applied':
    case 'application-answered':
    case 'offer-made':
    case 'hired':
      return event.job
    case 'project-upserted':
      return event.project.job
    case 'feedback':
    case 'in-mail-sent':
      return reader.get('job-events-projects', event.project)
    default:
      return undefined
  }
}
