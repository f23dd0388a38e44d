/** The neural kind: what `kinds.ts` knows of it. */
import type { ModelKind } from '../model.ts'
import { checkNeural, type NeuralModel } from './neural-model.ts'
import { bindNeural } from './neural-scorer.ts'

export const neural = { kind: 'neural', check: checkNeural, bind: bindNeural } satisfies ModelKind<NeuralModel>
