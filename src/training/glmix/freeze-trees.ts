/** Trees as inputs of a GLMix model, under a name that follows from what they are. */
import type { FrozenTrees } from '../../models/glmix/frozen-trees.ts'
import { encodeModel, modelVersion } from '../../models/model-file.ts'
import { withFixture } from '../../models/parity-fixture.ts'
import type { TreeModel } from '../../models/tree/tree-model.ts'

/** Enough that two models' trees never share a name. */
const hashDigits = 12

export function freezeTrees(model: TreeModel): FrozenTrees {
  return { hash: modelVersion(encodeModel(withFixture(model))).slice(0, hashDigits), model }
}
