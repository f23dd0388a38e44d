/** What a recruiter types for an opening: its title in some spelling, and now and then level, skills, place and words that say nothing. */
import { RandomStream } from '../math/random-stream.ts'
import type { JobTruth } from './job-truth.ts'
import { levelWord } from './seniority.ts'
import { skillText } from './spelling.ts'
import type { World } from './world.ts'

const noise = ['experienced', 'motivated', 'available', 'strong', 'professional', 'urgent']

export function typedQuery(world: World, job: JobTruth, day: number): string {
  const random = new RandomStream(world.seed, 0x9e21, job.index, day)
  const level = levelWord(job.level)
  const words = [
    random.chance(0.12) ? random.pick(noise) : undefined,
    random.chance(0.35) ? level : undefined,
    random.pick(world.titleSpellings[job.title]!).toLowerCase(),
    random.chance(0.35) ? skillText(world, random, job.skills[0]!).toLowerCase() : undefined,
    random.chance(0.1) ? skillText(world, random, job.skills[1]!).toLowerCase() : undefined,
    job.workplace !== 'remote' && random.chance(0.6) ? world.vocabulary.places[job.place]!.city.toLowerCase() : undefined,
  ]
  return words.filter((word) => word !== undefined).join(' ')
}
