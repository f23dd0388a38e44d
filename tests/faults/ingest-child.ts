/** Writes batches into the folder it is given, from the number it is given, until it is killed; prints each once it is durable. */
import { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import type { Event } from '../../src/domain/event.ts'
import type { MemberKey, ProjectId, RecruiterId, Timestamp } from '../../src/domain/ids.ts'
import { projections } from '../../src/events/projections.ts'
import { batchSizeOf } from './ingest-batches.ts'
import { writePerson } from './write-person.ts'

const [directory, first, erase] = [process.argv[2]!, Number(process.argv[3]), process.argv[4] === 'erase']
const store = await EmbeddedStore.open(directory, { projections })
process.stdout.write('open\n')
let next = first
await Promise.all([ingest(), ingest(), ingest(), ...(erase ? [eraseOne()] : [])])

async function ingest(): Promise<void> {
  for (;;) {
    const batch = next++
    const { offset } = await writeBatch(batch)
    process.stdout.write(`${batch} ${offset}\n`)
  }
}

function writeBatch(batch: number): Promise<{ offset: number }> {
  return store.write((write) => {
    const at = batch as Timestamp
    const member = write.keyOf('member', `member-${batch}`) as MemberKey
    const version = write.append({ type: 'member-upserted', at, member })
    write.putPayload('member', member, version, {
      id: `member-${batch}`,
      identity: { name: `Name ${batch}` },
      text: 'x'.repeat(batch % 3000),
    })
    for (let i = 1; i < batchSizeOf(batch); i++) write.append(feedback(at, member, i))
  })
}

function feedback(at: Timestamp, member: MemberKey, i: number): Event {
  const project = `p${i}` as ProjectId
  const terms = [1, 2, 3, 5, 8, 13].map((term) => term * i)
  return {
    type: 'feedback',
    at,
    project,
    recruiter: 'r' as RecruiterId,
    member,
    channel: 'recruiter-search',
    rating: 'save',
    undone: false,
    terms,
  }
}

/** Somebody written in this run, so that the kill may fall into any step of the erasure. */
async function eraseOne(): Promise<void> {
  const member = await writePerson(store, first)
  await store.erase([member], 0 as Timestamp)
  process.stdout.write(`erased ${first}\n`)
}
