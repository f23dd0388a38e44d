/** Somebody whose name stands nowhere else, so that any file that holds it names this person. */
import type { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import type { MemberKey, Timestamp } from '../../src/domain/ids.ts'

export async function writePerson(store: EmbeddedStore, number: number): Promise<MemberKey> {
  const { result } = await store.write((write) => {
    const key = write.keyOf('member', `erased-${number}`) as MemberKey
    const version = write.append({ type: 'member-upserted', at: 0 as Timestamp, member: key })
    write.putPayload('member', key, version, { id: `erased-${number}`, identity: { name: `Erased Person-${number}-` } })
    return key
  })
  return result
}
