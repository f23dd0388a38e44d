/** The value of an audience as a term: `marketplace`, or `contract:` and the contract's id. */
import type { Audience } from '../domain/audience.ts'

export function audienceValue(audience: Audience): string {
  return audience.type === 'marketplace' ? 'marketplace' : `contract:${audience.contract}`
}
