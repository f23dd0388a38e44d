/** Who may find a member or a job (I12). It is gated inside the shard, before hits, counts and statistics. */
import type { ContractId } from './ids.ts'

export type Audience = { readonly type: 'marketplace' } | { readonly type: 'contract'; readonly contract: ContractId }

export const marketplace: Audience = { type: 'marketplace' }
