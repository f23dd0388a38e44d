/** The table of objectives: a new one is one line here. */
import { lambdarankNdcg } from './lambdarank.ts'
import type { MakeObjective, ObjectiveName } from './objective.ts'
import { pairwiseLogistic } from './pairwise.ts'
import { pairwiseDebiased } from './pairwise-debiased.ts'
import { pointwiseLogistic, squaredError } from './pointwise.ts'
import { xendcg } from './xendcg.ts'

export const objectives: Readonly<Record<ObjectiveName, MakeObjective>> = {
  'pointwise-logistic': pointwiseLogistic,
  'squared-error': squaredError,
  'pairwise-logistic': pairwiseLogistic,
  'pairwise-debiased': pairwiseDebiased,
  'lambdarank-ndcg': lambdarankNdcg,
  xendcg,
}
