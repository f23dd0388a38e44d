import { refusal } from '../adapters/files/json-problem.ts'

/** The id of the address; a body may repeat it but not contradict it. */
export function sameId<Id extends string>(address: Id, body: Id | undefined): Id {
  if (body === undefined || body === address) return address
  throw refusal({ field: 'id', message: 'differs from the id in the address', remedy: 'leave it out, or send the same' })
}
