/** The table of learners: a new one is one line here. */
import type { Learner } from './learner.ts'
import { linearLearner } from './linear/linear-learner.ts'
import { linear } from './linear/linear-model.ts'
import type { Model, ModelKind } from './model.ts'
import { neural } from './neural/neural.ts'
import { neuralLearner } from './neural/train/neural-learner.ts'
import { treeLearner } from './tree/train/tree-learner.ts'
import { tree } from './tree/tree.ts'

/** Options are a plain object by name, as `defaults` shows them. */
export type AnyLearner = Learner<Model, Readonly<Record<string, unknown>>>

const learners: readonly AnyLearner[] = [
  anyLearner(linearLearner, linear),
  anyLearner(treeLearner, tree),
  anyLearner(neuralLearner, neural),
]

export const learnerKinds: readonly string[] = learners.map(({ kind }) => kind)

/** Throws RangeError that names the kinds there are. */
export function learnerOf(kind: string): AnyLearner {
  const learner = learners.find((one) => one.kind === kind)
  if (learner === undefined) throw new RangeError(`no learner "${kind}"; there are ${learnerKinds.join(', ')}`)
  return learner
}

/** The learner's defaults with `given` in their place. Throws RangeError for an option that it does not know, or of another type. */
export function optionsOf(learner: AnyLearner, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const known = Object.keys(learner.defaults)
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) throw new RangeError(`the ${learner.kind} learner has no option "${name}"; it has ${known.join(', ')}`)
    const usual = learner.defaults[name]
    if (usual !== undefined && typeof value !== typeof usual)
      throw new RangeError(`option "${name}" is ${JSON.stringify(value)}; give a ${typeof usual}`)
  }
  return { ...learner.defaults, ...given }
}

/** Takes models and options of any type: the kind checks the former, and what options lack the learner's defaults have. */
function anyLearner<M extends Model, O extends object>(learner: Learner<M, O>, { check }: ModelKind<M>): AnyLearner {
  const { kind, defaults, readsIds } = learner
  return {
    kind,
    defaults: Object.fromEntries(Object.entries(defaults)),
    ...(readsIds === undefined ? {} : { readsIds }),
    train: (examples, options, { warmStart, ...run }) =>
      learner.train(examples, { ...defaults, ...options }, warmStart === undefined ? run : { ...run, warmStart: check(warmStart) }),
    score: (model, examples) => learner.score(check(model), examples),
  }
}
