/** Where a job can be done from anywhere, its place says nothing about the seeker's. */
import type { Context } from '../feature.ts'

export function placeMatters({ requirements, fields }: Context, document: number): boolean {
  return requirements.subject === 'members' || !fields.has(document, requirements.marks.remote)
}
