/** What the columns of a CSV file, or the fields of an NDJSON line, mean beside features. */
export interface ColumnRoles {
  readonly label: string
  /** Rows of one request have the same text or number here. */
  readonly request: string
  readonly weight: string
  /** Margin that is given; only where named. */
  readonly offset?: string
  /** Place at which the row was shown, 0 at the top; only where named. */
  readonly position?: string
  /** Column by which metrics are also taken per group; only where named. */
  readonly group?: string
  /** CSV: columns whose cells hold ids. */
  readonly ids: readonly string[]
  /** Columns to read over. */
  readonly skip: readonly string[]
}

export const usualRoles: ColumnRoles = { label: 'label', request: 'request', weight: 'weight', ids: [], skip: [] }

export type Role = 'label' | 'request' | 'weight' | 'offset' | 'position' | 'group' | 'ids' | 'skip' | 'feature'

/** A column may be both the request and the group, and hold ids beside. */
export function rolesOf(name: string, roles: ColumnRoles): readonly Role[] {
  const named = (['label', 'request', 'weight', 'offset', 'position', 'group'] as const).filter((role) => roles[role] === name)
  const all: readonly Role[] = roles.ids.includes(name) ? [...named, 'ids'] : named
  if (all.length > 0) return all
  return [roles.skip.includes(name) ? 'skip' : 'feature']
}

/** Columns that were asked for by name must be there; the usual request and weight need not, nor what is read over. */
export function missingColumn(names: ReadonlySet<string>, roles: ColumnRoles): string | undefined {
  const { label, request, weight, offset, position, group, ids } = roles
  const wanted = [label, offset, position, group, ...ids]
  if (request !== usualRoles.request) wanted.push(request)
  if (weight !== usualRoles.weight) wanted.push(weight)
  return wanted.find((name) => name !== undefined && !names.has(name))
}
