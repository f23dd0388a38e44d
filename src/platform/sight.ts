/** Whom and what a caller sees one by one, by the rules that shards gate by (I12). What it does not see does not exist for it. */
import { companyOf } from '../domain/account.ts'
import type { ContractId } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import { contract } from '../events/accounts.ts'
import type { Reader } from '../events/records.ts'
import { companyName } from '../standardization/open-names.ts'
import { maySee, mayUse } from './access.ts'
import type { Caller } from './platform.ts'

export interface Sight {
  member(member: Member): boolean
  job(job: Job): boolean
  /** A project, page or seat of this contract. */
  owned(owner: ContractId | undefined): boolean
}

export function sightOf(reader: Reader, caller: Caller): Sight {
  const found = caller.role === 'recruiter' && caller.contract !== undefined ? contract(reader, caller.contract) : undefined
  const asks = found === undefined ? undefined : companyName(companyOf(found))
  return {
    member: (member) => member.id === caller.member || (maySee(caller, member.audience) && !hides(member)),
    job: ({ audience }) => maySee(caller, audience),
    owned: (owner) => mayUse(caller, owner),
  }

  /** A hirer of a company that the member hides from sees nothing. */
  function hides({ hiddenFrom }: Member): boolean {
    return asks !== undefined && hiddenFrom.some((name) => companyName(name) === asks)
  }
}
