/**
 * The ranker of people for openings. The ladder that was published: linear, boosted trees that look at each person alone, trees
 * that compare the people of a page and also see what was asked and by whom (context), neural nets of either kind (CIKM 2018).
 */
import { contextFeatures } from '../../features/context/context-features.ts'
import { trainedFeatures } from '../../features/serving-features.ts'
import { searcherFeatures } from '../../features/stored-features.ts'
import type { Plan } from '../plan.ts'
import { boosting, leafOptions } from './boosting.ts'

const context: ReadonlySet<string> = new Set([...contextFeatures, ...searcherFeatures].map(({ name }) => name))
/** What is the same for everybody on a page tells nothing where each person is looked at alone. */
const withoutContext = trainedFeatures.filter((name) => !context.has(name))

/** The strength of the effects is found on validation pages; those of who asks are learned anew each day, all else when the plan is trained. */
const effects = { globalLambda: 30, effectLambdas: [30, 100, 300, 1000], passes: 2 }
const askersAlone = { ...effects, lockGlobal: true }
const leaves = leafOptions('pairwise-logistic')

export const recruiterSearchPlan: Plan = {
  name: 'recruiter-search',
  subject: 'members',
  channels: ['recruiter-search', 'recommended-matches'],
  labeling: 'accepted',
  features: trainedFeatures,
  contenders: [
    { name: 'linear', kind: 'linear', options: { lambda: 10, standardize: true }, features: withoutContext },
    {
      name: 'trees-pointwise',
      kind: 'tree',
      options: { ...boosting, objective: 'pointwise-logistic' },
      features: withoutContext,
    },
    { name: 'trees-pairwise', kind: 'tree', options: { ...boosting, objective: 'pairwise-logistic' } },
    { name: 'neural-pointwise', kind: 'neural', options: { objective: 'pointwise-logistic' }, features: withoutContext, ids: true },
    { name: 'neural-pairwise', kind: 'neural', options: { objective: 'hinge' }, ids: true },
    { name: 'glmix', kind: 'glmix', options: effects, effectsOptions: askersAlone },
    { name: 'glmix-trees', kind: 'glmix', options: { ...effects, ...leaves }, effectsOptions: askersAlone },
  ],
  mostPages: 40_000,
  lastDays: 3,
}
