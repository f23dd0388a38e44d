/** A small market that the tests of a file share, and short ways to write into it and to ask it. */
import type { Offset } from '../../src/domain/ids.ts'
import type { Member } from '../../src/domain/member.ts'
import type { EventInput, MemberCard, Page, SearchInput } from '../../src/platform/platform.ts'
import { operator, type SmallMarket, sharedMarket } from './small-market.ts'

export interface AskedMarket {
  readonly market: SmallMarket
  record(...events: readonly EventInput[]): Promise<Offset>
  /** As an operator, for many results. */
  search(asked: Omit<SearchInput, 'caller'>): Promise<Page<MemberCard>>
}

/** It is there before the first test of the file, and gone after the last. */
export function askedMarket(): AskedMarket {
  const market = sharedMarket()
  return {
    market,
    record: async (...events) => (await market.platform.record(events)).offset,
    search: (asked) => market.platform.searchTalent({ caller: operator, limit: 100, ...asked }),
  }
}

export const upsert = (member: Member): EventInput => ({ type: 'member-upserted', member })
export const idsOf = ({ results }: Page<MemberCard>) => results.map(({ card }) => card.id)
