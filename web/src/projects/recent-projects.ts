/** The projects that this browser worked in, the last one first. */
import type { ProjectId } from '../../../src/domain/ids.ts'

const key = 'mutual-recent-projects'
const kept = 5

export function recentProjects(): readonly ProjectId[] {
  return (localStorage.getItem(key) ?? '').split('\n').filter((id) => id !== '') as ProjectId[]
}

export function rememberProject(project: ProjectId): void {
  const others = recentProjects().filter((id) => id !== project)
  localStorage.setItem(key, [project, ...others].slice(0, kept).join('\n'))
}
