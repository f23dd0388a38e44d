/** The route table: who may call what. A route that is not in it does not start. */
import { PlatformError } from '../domain/errors.ts'
import type { Role } from './config.ts'

const everyone: readonly Role[] = ['recruiter', 'seeker', 'operator']
const hirers: readonly Role[] = ['recruiter', 'operator']
const seekers: readonly Role[] = ['seeker', 'operator']
const operators: readonly Role[] = ['operator']

export const accessTable: Readonly<Record<string, readonly Role[]>> = {
  'POST /v1/search/talent': hirers,
  'POST /v1/search/talent/facet-values': hirers,
  'POST /v1/search/jobs': everyone,
  'POST /v1/recommend/jobs': seekers,
  'POST /v1/rank': hirers,
  'GET /v1/pages/:request': hirers,
  'POST /v1/events': everyone,
  'GET /v1/members': operators,
  'PUT /v1/members/:id': seekers,
  'GET /v1/members/:id': everyone,
  'GET /v1/members/:id/flags': everyone,
  'DELETE /v1/members/:id': seekers,
  'POST /v1/members/:id/erase': seekers,
  'GET /v1/members/:id/json-resume': everyone,
  'GET /v1/jobs': operators,
  'PUT /v1/jobs/:id': hirers,
  'GET /v1/jobs/:id': everyone,
  'DELETE /v1/jobs/:id': hirers,
  'GET /v1/jobs/:id/job-posting': everyone,
  'GET /v1/jobs/:id/applicants': hirers,
  'POST /v1/jobs/:id/applicants': hirers,
  'GET /v1/jobs/:id/chance': seekers,
  'GET /v1/projects': hirers,
  'PUT /v1/projects/:id': hirers,
  'GET /v1/projects/:id': hirers,
  'GET /v1/projects/:id/ratings/:rating': hirers,
  'GET /v1/projects/:id/queries': hirers,
  'PUT /v1/projects/:id/queries/:name': hirers,
  'DELETE /v1/projects/:id/queries/:name': hirers,
  'PUT /v1/contracts/:id': operators,
  'GET /v1/contracts/:id': operators,
  'PUT /v1/recruiters/:id': operators,
  'GET /v1/recruiters/:id': operators,
  'PUT /v1/companies/:id': operators,
  'POST /v1/imports': operators,
  'GET /v1/imports/:id': operators,
  'GET /v1/models/:subject': operators,
  'GET /v1/models/:subject/:version': operators,
  'POST /v1/models/:subject/:version/promote': operators,
  'POST /v1/models/:subject/roll-back': operators,
  'POST /v1/models/:subject/pin': operators,
  'POST /v1/models/:subject/unpin': operators,
  'GET /v1/trainings': operators,
  'POST /v1/trainings': operators,
  'GET /v1/trainings/:id': operators,
  'GET /v1/refreshes': operators,
  'POST /v1/refreshes': operators,
  'GET /v1/refreshes/:id': operators,
  'GET /v1/features': operators,
  'POST /v1/features/:feature/backfill': operators,
  'POST /v1/taxonomies': operators,
  'POST /v1/simulations': operators,
  'GET /v1/simulations': operators,
  'GET /v1/session': everyone,
  'GET /v1/status': everyone,
  'GET /v1/work': hirers,
  'POST /v1/snapshot': operators,
  'POST /v1/rebuild': operators,
  'GET /metrics': operators,
}

export function rolesOf(method: string, route: string): readonly Role[] {
  const roles = accessTable[`${method} ${route}`]
  if (!roles) throw new RangeError(`the route ${method} ${route} is not in the access table`)
  return roles
}

export function demandRole(allowed: readonly Role[], role: Role): void {
  if (allowed.includes(role)) return
  throw forbidden('authorization', `the role ${role} may not do this`, `use a token of the role ${allowed.join(' or ')}`)
}

export function forbidden(field: string, message: string, remedy: string): PlatformError {
  return new PlatformError('forbidden', `${message}; ${remedy}`, { field })
}
