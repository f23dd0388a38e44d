/** Member → JSON Resume 1.x. Reading it back gives the same member. */
import type { Education, Member, Position } from '../../domain/member.ts'
import type { PlaceText } from '../../domain/place.ts'
import { printResumeDate } from './json-resume-date.ts'
import { lineLength } from './json-schema.ts'
import { isEmpty, present } from './without-absent.ts'

export function resumeOfMember(member: Member): Record<string, unknown> {
  const { name, email, phone, url, image, profiles } = member.identity
  const { text: locationText, ...location } = member.location ?? {}
  const { id, audience, intent, preferences, workPermits, hiddenFrom } = member
  return {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: present({
      name,
      label: member.headline,
      image,
      email,
      phone,
      url,
      summary: member.summary,
      location: isEmpty(location) ? undefined : location,
      profiles,
    }),
    work: member.positions.map(workOf),
    education: member.education.map(educationOf),
    skills: member.skills,
    languages: member.languages,
    certificates: member.certificates.map((name) => ({ name })),
    meta: { version: 'v1.0.0', mutual: present({ id, audience, intent, preferences, workPermits, hiddenFrom, locationText }) },
  }
}

function workOf(position: Position): object {
  const { industry, location } = position
  const extra = present({ industry, location })
  return present({
    name: position.company,
    position: position.title,
    location: location && placeLine(location),
    startDate: printResumeDate(position.start),
    endDate: printResumeDate(position.end),
    summary: position.description,
    'x-mutual': isEmpty(extra) ? undefined : extra,
  })
}

/** Of what a place states, as much as a line holds. */
function placeLine({ text, city, region, countryCode }: PlaceText): string | undefined {
  const parts = [city, region, countryCode].filter((part) => part !== undefined)
  return text ?? (parts.length > 0 ? parts.join(', ').slice(0, lineLength) : undefined)
}

function educationOf({ school, degree, fieldOfStudy, start, end }: Education): object {
  return present({
    institution: school,
    studyType: degree,
    area: fieldOfStudy,
    startDate: printResumeDate(start),
    endDate: printResumeDate(end),
  })
}
