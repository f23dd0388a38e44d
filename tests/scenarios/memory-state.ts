/** What a platform of maps knows, and who may see it. */
import type { Contract, Recruiter } from '../../src/domain/account.ts'
import { PlatformError } from '../../src/domain/errors.ts'
import type { ProjectId, Timestamp } from '../../src/domain/ids.ts'
import type { Job } from '../../src/domain/job.ts'
import type { Member } from '../../src/domain/member.ts'
import type { Caller, EventInput, LongWork, ProjectInput } from '../../src/platform/platform.ts'

export interface State {
  readonly log: EventInput[]
  readonly members: Map<string, Member>
  readonly jobs: Map<string, Job>
  readonly projects: Map<string, ProjectInput>
  readonly listeners: Set<(work: LongWork) => void>
  readonly work: LongWork[]
}

export function apply(state: State, input: EventInput): void {
  state.log.push(input)
  if (input.type === 'member-upserted') state.members.set(input.member.id, input.member)
  if (input.type === 'member-deleted') state.members.delete(input.member)
  if (input.type === 'job-upserted') state.jobs.set(input.job.id, input.job)
  if (input.type === 'job-deleted') state.jobs.delete(input.job)
  if (input.type === 'project-upserted') state.projects.set(input.project.id, input.project)
}

export function checkMentions(state: State, input: EventInput): void {
  if ('project' in input && typeof input.project === 'string') found(state.projects, input.project, 'project', 'project')
  if ('member' in input && typeof input.member === 'string') found(state.members, input.member, 'member', 'member')
  if ('job' in input && typeof input.job === 'string') found(state.jobs, input.job, 'job', 'job')
}

export function found<Item>(items: ReadonlyMap<string, Item>, id: string, kind: string, field: string): Item {
  const item = items.get(id)
  if (item === undefined)
    throw new PlatformError('not-found', `${field}: no ${kind} of this id; was its ${kind}-upserted event recorded?`, { field })
  return item
}

export function contractsOf({ log }: State): ReadonlyMap<string, Contract> {
  return new Map(log.flatMap((event) => (event.type === 'contract-upserted' ? [[event.contract.id, event.contract]] : [])))
}

export function recruitersOf({ log }: State): ReadonlyMap<string, Recruiter> {
  return new Map(log.flatMap((event) => (event.type === 'recruiter-upserted' ? [[event.recruiter.id, event.recruiter]] : [])))
}

export function visibleProject(state: State, id: string, caller: Caller, field: string): ProjectInput {
  const project = found(state.projects, id, 'project', field)
  if (isVisible(project, caller)) return project
  throw new PlatformError('forbidden', `${field}: the project belongs to another contract; name one of your own`, { field })
}

export function checkFree(state: State, id: ProjectId, caller: Caller): void {
  if (state.projects.has(id)) visibleProject(state, id, caller, 'id')
}

export function isVisible(project: ProjectInput, caller: Caller): boolean {
  return caller.role === 'operator' || project.contract === caller.contract
}

export function savedQueriesOf(state: State, id: ProjectId): { name: string; query: string; at: Timestamp }[] {
  const saved = new Map<string, string>()
  for (const event of state.log) {
    if (event.type !== 'query-saved' || event.project !== id) continue
    if (event.removed) saved.delete(event.name)
    else saved.set(event.name, event.query)
  }
  return [...saved].map(([name, query]) => ({ name, query, at: 0 as Timestamp }))
}
