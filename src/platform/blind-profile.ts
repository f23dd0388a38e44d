/**
 * A profile for blind review: no identity field, and no free text that says the name or a way to reach the person. Lists keep
 * their length, so that `skills[3]` is the same claim in both. The id stays: feedback is sent under it, and it is the caller's own.
 */
import type { Education, Member, Position } from '../domain/member.ts'
import type { PlaceText } from '../domain/place.ts'
import { blindText, saysNothing } from '../standardization/blind-text.ts'

/** `isKnown` tells a claim that the taxonomy knows as a whole, which may be a name as well: Ruby, Java, German. */
export function blindProfile(member: Member, isKnown: (claim: string) => boolean): Member {
  const blind = blindText(member.identity)
  const { headline, summary, location, positions, education, skills, languages, certificates, preferences, ...rest } = member
  const claimed = (claim: string): string => (isKnown(claim) ? claim : blind(claim))
  return {
    ...rest,
    identity: {},
    hiddenFrom: [],
    ...withText({ headline, summary }, blind),
    ...(location && { location: blindPlace(location, blind) }),
    positions: positions.map((position) => blindPosition(position, blind)),
    education: education.map((one) => blindEducation(one, blind)),
    skills: skills.map(({ name, level }) => ({ name: claimed(name), ...withText({ level }, blind) })),
    languages: languages.map(({ language, fluency }) => ({ language: claimed(language), ...withText({ fluency }, blind) })),
    certificates: certificates.map(blind),
    preferences: {
      ...preferences,
      ...(preferences.titles && { titles: preferences.titles.map(blind) }),
      ...(preferences.locations && { locations: preferences.locations.map((place) => blindPlace(place, blind)) }),
    },
  }
}

type Blind = (text: string) => string

function blindPosition({ title, company, description, location, ...rest }: Position, blind: Blind): Position {
  return { ...rest, ...withText({ title, company, description }, blind), ...(location && { location: blindPlace(location, blind) }) }
}

function blindEducation({ school, degree, fieldOfStudy, ...rest }: Education, blind: Blind): Education {
  return { ...rest, ...withText({ school, degree, fieldOfStudy }, blind) }
}

function blindPlace({ text, ...rest }: PlaceText, blind: Blind): PlaceText {
  return { ...rest, ...withText({ text }, blind) }
}

/** The texts that still say something. */
function withText<Key extends string>(texts: Readonly<Record<Key, string | undefined>>, blind: Blind): { [Name in Key]?: string } {
  const shown = Object.entries<string | undefined>(texts).flatMap(([key, text]) => {
    const blinded = text === undefined ? undefined : blind(text)
    return blinded === undefined || saysNothing(blinded) ? [] : [[key, blinded]]
  })
  return Object.fromEntries(shown) as { [Name in Key]?: string }
}
