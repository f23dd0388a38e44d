/** A person whom the searches of scenarios find. */
import type { Member } from '../../src/domain/member.ts'
import { memberOf } from '../small-world/index.ts'

export function nurse(id: string, rest: Partial<Member> = {}): Member {
  return memberOf(id, {
    identity: { name: `Person ${id}` },
    positions: [{ title: 'Registered Nurse', company: 'Quillmore Care', start: { year: 2019, month: 3 } }],
    skills: [{ name: 'Triage' }],
    intent: 'active',
    ...rest,
  })
}
