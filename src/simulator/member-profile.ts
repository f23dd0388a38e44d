/**
 * The profile a person writes about the truth: titles and skills in other words, skills left out and claims that are not
 * true, positions without dates or text, wishes often unsaid. Draws of its own, so that the truth never depends on the writing.
 */
import { marketplace } from '../domain/audience.ts'
import type { Intent, Member, Position, Preferences } from '../domain/member.ts'
import type { PlaceText } from '../domain/place.ts'
import type { YearMonth } from '../domain/time.ts'
import { RandomStream } from '../math/random-stream.ts'
import { companyName, companyTraits, industries } from './companies.ts'
import { economyOf } from './economies.ts'
import { intentOn, statesIntent } from './intent.ts'
import type { MemberTruth, PositionTruth } from './member-truth.ts'
import { mailAddress, personName } from './person-names.ts'
import { educationOf } from './profile-education.ts'
import { claimedSkills } from './profile-skills.ts'
import { positionSentences, summarySentences, writeSentence } from './sentences.ts'
import { memberId } from './simulated-ids.ts'
import { placeText, titleText } from './spelling.ts'
import type { World } from './world.ts'

const profileStream = 0x9f0f

export function writeProfile(world: World, truth: MemberTruth): Member {
  const random = new RandomStream(world.seed, profileStream, truth.index)
  const name = personName(random)
  const claims = claimedSkills(world, random, truth)
  const subject = {
    trade: world.titles.functionOf[truth.positions[0]!.title]!,
    skill: () => (claims.length === 0 ? 'our tools' : random.pick(claims)),
  }
  const positions = truth.positions.map((position) => writePosition(world, random, position, subject, truth.place))
  const country = world.vocabulary.places[truth.place]!.countryCode
  return {
    id: memberId(truth.index),
    audience: marketplace,
    identity: { name, ...(random.chance(0.9) && { email: mailAddress(name, truth.index) }) },
    ...(random.chance(0.92) && { headline: headlineOf(random, positions[0]!, claims) }),
    ...(random.chance(0.3) && { summary: prose(random, random.between(1, 2), summarySentences, subject) }),
    ...(random.chance(0.95) && { location: placeText(world, random, truth.place) }),
    positions,
    education: educationOf(world, random, truth),
    skills: claims.map((claim) => ({ name: claim })),
    languages: random.chance(0.6) ? truth.languages.map((language) => ({ language })) : [],
    certificates: [],
    ...statedIntent(world, truth),
    preferences: preferencesOf(world, random, truth),
    ...(random.chance(0.5) && { workPermits: random.chance(0.08) ? [country, 'US'] : [country] }),
    hiddenFrom: random.chance(0.01) ? [companyName(world.seed, truth.positions[0]!.company)] : [],
  }
}

type Subject = Parameters<typeof writeSentence>[2]

function writePosition(world: World, random: RandomStream, position: PositionTruth, subject: Subject, place: number): Position {
  const { industry } = companyTraits(world.seed, position.company)
  const count = Math.max(0, random.between(-6, 3))
  return {
    title: titleText(world, random, position.title, position.level),
    company: companyName(world.seed, position.company),
    ...(random.chance(0.3) && { industry: industries[industry]! }),
    ...(random.chance(0.15) && { location: placeText(world, random, place) }),
    start: yearMonth(random, position.start),
    ...(position.end !== undefined && { end: yearMonth(random, position.end) }),
    ...(count > 0 && { description: prose(random, count, positionSentences, subject) }),
  }
}

/** Some give the year alone. */
function yearMonth(random: RandomStream, months: number): YearMonth {
  const year = Math.floor(months / 12)
  return random.chance(0.12) ? { year } : { year, month: (months % 12) + 1 }
}

function prose(random: RandomStream, count: number, choice: Parameters<typeof writeSentence>[1], subject: Subject): string {
  let text = writeSentence(random, choice, subject)
  for (let i = 1; i < count; i++) text += ` ${writeSentence(random, choice, subject)}`
  return text
}

function headlineOf(random: RandomStream, current: Position, claims: readonly string[]): string {
  const u = random.uniform()
  if (u < 0.4 || claims.length < 2) return `${current.title} at ${current.company}`
  if (u < 0.8) return `${current.title} | ${claims[0]} | ${claims[1]}`
  return `${current.title}`
}

function statedIntent(world: World, truth: MemberTruth): { intent?: Intent } {
  return statesIntent(world, truth.index) ? { intent: intentOn(world, truth.index, 0) } : {}
}

function preferencesOf(world: World, random: RandomStream, truth: MemberTruth): Preferences {
  const { currency, dollars } = economyOf(world.vocabulary.places[truth.place]!.countryCode)
  const wishes: PlaceText[] = [placeText(world, random, truth.place)]
  return {
    ...(random.chance(0.4) && { titles: [titleText(world, random, truth.wishTitle, truth.positions[0]!.level)] }),
    ...(random.chance(0.35) && { locations: wishes }),
    ...(random.chance(0.4) && { workplaces: truth.wishesRemote > 0.5 ? ['remote'] : ['hybrid', 'onsite'] }),
    ...(random.chance(0.3) && { employmentTypes: ['full-time'] }),
    ...(random.chance(0.4) && { salary: { min: Math.round(truth.wish / dollars / 1000) * 1000, currency } }),
  }
}
