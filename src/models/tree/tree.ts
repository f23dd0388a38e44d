/** The kind of boosted trees: what `kinds.ts` knows of them. */
import type { ModelKind } from '../model.ts'
import { checkTree } from './check-tree.ts'
import type { TreeModel } from './tree-model.ts'
import { bindTree } from './tree-scorer.ts'

export const tree = { kind: 'tree', check: checkTree, bind: bindTree } satisfies ModelKind<TreeModel>
