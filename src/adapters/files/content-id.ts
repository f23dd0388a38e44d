/** An id for what came without one: the same content gives the same id, so that importing it again replaces and never doubles. */
import { createHash } from 'node:crypto'

export function contentId(kind: string, identity: readonly (string | undefined)[]): string {
  const hash = createHash('sha256')
  for (const part of identity) hash.update(`${(part ?? '').trim().toLowerCase()}\n`)
  return `${kind}-${hash.digest('hex').slice(0, 24)}`
}
