/** The table of kinds: a new one is one line here. */
import { glmix } from './glmix/glmix.ts'
import { linear } from './linear/linear-model.ts'
import type { Model, Scorer } from './model.ts'
import { neural } from './neural/neural.ts'
import { tree } from './tree/tree.ts'

/** Checks the model and binds it to the columns of the rows it will score. Throws RangeError where it does not fit. */
export function bindModel(model: Model, columns: readonly string[]): Scorer {
  switch (model.kind) {
    case glmix.kind:
      return glmix.bind(glmix.check(model), columns)
    case linear.kind:
      return linear.bind(linear.check(model), columns)
    case neural.kind:
      return neural.bind(neural.check(model), columns)
    case tree.kind:
      return tree.bind(tree.check(model), columns)
    default:
      throw new RangeError(`no model kind "${model.kind}"`)
  }
}
