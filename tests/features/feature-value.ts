/** One feature of one document, for tests. */
import type { Feature } from '../../src/features/feature.ts'
import { emptyRequirements, type Requirements } from '../../src/features/requirements.ts'
import { arrayFields, type PlainDocument } from './array-fields.ts'

export interface Situation {
  readonly subject?: Requirements['subject']
  readonly asked?: Partial<Requirements>
  readonly document?: PlainDocument
  readonly retrieval?: number
  readonly today?: number
}

export function featureValue(feature: Feature, { subject, asked, document, retrieval, today }: Situation): number {
  const requirements = { ...emptyRequirements(subject ?? 'members'), ...asked }
  return feature.compute(
    { requirements, fields: arrayFields([document ?? {}]), retrieval: () => retrieval ?? 0, today: today ?? 20_000 },
    0,
  )
}

/** Term lists as requirements hold them. */
export function asked(...terms: readonly number[]): Uint32Array {
  return Uint32Array.from(terms).sort()
}
