/** How people write what the world means: one of the spellings of a title, skill or place. */
import type { PlaceText } from '../domain/place.ts'
import type { RandomStream } from '../math/random-stream.ts'
import { withLevel } from './seniority.ts'
import type { World } from './world.ts'

const canonicalShare = 0.55

export function titleText(world: World, random: RandomStream, title: number, level: number): string {
  return withLevel(spell(random, world.titleSpellings[title]!), level, random)
}

export function skillText(world: World, random: RandomStream, skill: number): string {
  return spell(random, world.skillSpellings[skill]!)
}

export function placeText(world: World, random: RandomStream, place: number): PlaceText {
  const { city, region, countryCode } = world.vocabulary.places[place]!
  if (random.chance(0.1)) return { text: `Greater ${city} Area` }
  return { city, ...(region !== undefined && random.chance(0.3) && { region }), countryCode }
}

function spell(random: RandomStream, spellings: readonly string[]): string {
  return spellings.length === 1 || random.chance(canonicalShare) ? spellings[0]! : random.pick(spellings)
}
