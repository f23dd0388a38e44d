/** Effects named by their content, so that the same training twice writes them once: SHA-256, hex. */
import { createHash } from 'node:crypto'
import type { PackedEffects } from '../../../models/glmix/packed-effects.ts'

export function effectsVersion({ entities, starts, features, coefficients, variances }: PackedEffects): string {
  const hash = createHash('sha256').update(JSON.stringify(entities))
  for (const numbers of [starts, features, coefficients, variances]) hash.update(numbers)
  return hash.digest('hex')
}
