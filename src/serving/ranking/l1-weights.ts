/** What the shards rank by: the cold-start weights of the features they know. */
import { l1Features } from '../../features/sets.ts'
import type { LinearModel } from '../../models/linear/linear-model.ts'
import { linear } from '../../models/linear/linear-model.ts'
import { coldStart } from './cold-start.ts'

const weights = { members: weightsFor('members'), jobs: weightsFor('jobs') } as const

export function l1Weights(subject: 'members' | 'jobs'): Float64Array {
  return weights[subject]
}

function weightsFor(subject: 'members' | 'jobs'): Float64Array {
  const model: LinearModel = linear.check(coldStart(subject).artifact.model)
  return Float64Array.from(l1Features, ({ name }) => {
    const place = model.features.indexOf(name)
    return place === -1 ? 0 : model.weights[place]!
  })
}
