/** What explains the pages of a small world, which the cold-start rankers have ranked. */
import assert from 'node:assert/strict'
import { servingFeatures } from '../../src/features/serving-features.ts'
import type { ExplainParts } from '../../src/serving/page/explain-page.ts'
import { coldStartForOpenings } from '../../src/serving/ranking/cold-start.ts'

export const explainParts: ExplainParts = {
  loadModel: async (version) => (version === coldStartForOpenings.version ? coldStartForOpenings : undefined),
  featureNames: async () => servingFeatures,
  readEffects: async () => [],
  refittedAt: () => assert.fail('no page of these names a refitted effect'),
  describeTerm: (term) => ({ label: `Term ${term}`, part: 'skills' }),
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
