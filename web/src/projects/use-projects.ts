import type { ListedProject } from '../../../src/platform/platform.ts'
import { fetchProjects } from '../api/projects.ts'
import { type Resource, useResource } from '../data/use-resource.ts'

/** The projects that are not archived, by name. */
export function useProjects(): Resource<readonly ListedProject[]> {
  const projects = useResource('projects', fetchProjects)
  const data = projects.data?.filter(({ archived }) => !archived).sort((a, b) => a.name.localeCompare(b.name))
  return { ...projects, data }
}
