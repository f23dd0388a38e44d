/** Who asks, as terms: which audiences are reachable and from which companies' hirers members may hide. */
import type { ContractId } from '../../domain/ids.ts'
import type { Viewer } from '../../search/searcher.ts'
import { companyName } from '../../standardization/open-names.ts'
import type { Lexicon } from '../lexicon.ts'
import { termsOf } from './requirements-of.ts'

export interface Asker {
  /** Contracts whose private documents the asker may see, beside the marketplace. */
  readonly contracts: readonly ContractId[]
  /** Companies for which the asker hires. */
  readonly companies: readonly string[]
}

export function viewerOf({ contracts, companies }: Asker, lexicon: Lexicon): Viewer {
  const audiences = ['marketplace', ...contracts.map((contract) => `contract:${contract}`)]
  const names = companies.map(companyName).filter((name) => name !== undefined)
  return { audience: [...termsOf('audience', audiences, lexicon)], hiddenFrom: [...termsOf('hidden-from', names, lexicon)] }
}
