/** The kind of GLMix models: what `kinds.ts` knows of them. */
import type { ModelKind } from '../model.ts'
import { checkGlmix } from './check-glmix.ts'
import type { GlmixModel } from './glmix-model.ts'
import { bindGlmix } from './glmix-scorer.ts'

export const glmix = { kind: 'glmix', check: checkGlmix, bind: bindGlmix } satisfies ModelKind<GlmixModel>
