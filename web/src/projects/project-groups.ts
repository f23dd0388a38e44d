/** What the search for a project finds, in the order in which it is probably meant: worked in last, of one's own contract, all others. */
import type { ContractId, ProjectId } from '../../../src/domain/ids.ts'
import type { ListedProject } from '../../../src/platform/platform.ts'

export interface ProjectGroup {
  readonly label: string
  readonly projects: readonly ListedProject[]
}

export interface KnownOfUser {
  readonly recent: readonly ProjectId[]
  readonly contract: ContractId | undefined
}

/** `projects` stand in the order of their names; groups of nobody are left out. */
export function projectGroups(projects: readonly ListedProject[], { recent, contract }: KnownOfUser): readonly ProjectGroup[] {
  const last = recent.flatMap((id) => projects.find((project) => project.id === id) ?? [])
  const rest = projects.filter((project) => !last.includes(project))
  const groups = [
    { label: 'Last used', projects: last },
    { label: 'Your own', projects: rest.filter((project) => project.contract === contract) },
    { label: 'Of other contracts', projects: rest.filter((project) => project.contract !== contract) },
  ]
  return groups.filter((group) => group.projects.length > 0)
}

/** Every word typed stands in the name or the company, in any order. */
export function isProjectMeant({ name, company }: ListedProject, typed: string): boolean {
  const text = `${name} ${company ?? ''}`.toLocaleLowerCase()
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
