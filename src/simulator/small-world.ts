/** Small worlds of the small vocabulary, for tests and trials. */
import type { Timestamp } from '../domain/ids.ts'
import type { SimulatedMember } from './simulated-member.ts'
import { memberAt } from './simulated-member.ts'
import { smallVocabulary } from './small-vocabulary.ts'
import type { World } from './world.ts'
import { createWorld, sizesFor } from './world.ts'

export function smallWorld({ seed, members }: { readonly seed: number; readonly members: number }): World {
  return createWorld({ seed, vocabulary: smallVocabulary, startAt: Date.UTC(2026, 0, 5) as Timestamp, sizes: sizesFor(members) })
}

export function people(world: World, count: number): SimulatedMember[] {
  return Array.from({ length: count }, (_, index) => memberAt(world, index))
}
