/** JSON Resume 1.x, as far as a member can hold it. Other fields are allowed, read over, and counted. */
import Type, { type Static, type TSchema } from 'typebox'
import { line, text } from './json-schema.ts'

const open = { additionalProperties: true }
const optionalLine = Type.Optional(line)
const optionalText = Type.Optional(text)
const address = Type.Optional(Type.String({ maxLength: 2000 }))

/** Any object under a name of our own, for what the schema has no word for. */
const extra = Type.Optional(Type.Object({}, open))

const listOf = <Item extends TSchema>(item: Item, maxItems: number) => Type.Optional(Type.Array(item, { maxItems }))

export const resumeLocation = Type.Object({ city: optionalLine, region: optionalLine, countryCode: optionalLine }, open)

export const resumeWork = Type.Object(
  {
    name: optionalLine,
    /** Its name before version 1. */
    company: optionalLine,
    position: optionalLine,
    location: optionalLine,
    startDate: optionalLine,
    endDate: optionalLine,
    summary: optionalText,
    highlights: listOf(text, 200),
    'x-mutual': extra,
  },
  open,
)

export const resumeEducation = Type.Object(
  { institution: optionalLine, area: optionalLine, studyType: optionalLine, startDate: optionalLine, endDate: optionalLine },
  open,
)

export const resumeProfile = Type.Object({ network: optionalLine, username: optionalLine, url: address }, open)

export const resumeBasics = Type.Object(
  {
    name: optionalLine,
    label: optionalLine,
    image: address,
    email: optionalLine,
    phone: optionalLine,
    url: address,
    summary: optionalText,
    location: Type.Optional(resumeLocation),
    profiles: listOf(resumeProfile, 50),
  },
  open,
)

export const resumeSchema = Type.Object(
  {
    basics: Type.Optional(resumeBasics),
    work: listOf(resumeWork, 100),
    education: listOf(resumeEducation, 50),
    skills: listOf(Type.Object({ name: optionalLine, level: optionalLine, keywords: listOf(line, 100) }, open), 200),
    languages: listOf(Type.Object({ language: optionalLine, fluency: optionalLine }, open), 50),
    certificates: listOf(Type.Object({ name: optionalLine }, open), 200),
    meta: Type.Optional(Type.Object({ mutual: extra }, open)),
  },
  open,
)
export type Resume = Static<typeof resumeSchema>
export type ResumeWork = Static<typeof resumeWork>
export type ResumeLocation = Static<typeof resumeLocation>

/** What is carried over, by path; everything else is counted as ignored. */
export const carriedFields: ReadonlySet<string> = new Set([
  ...['$schema', 'basics', 'work', 'education', 'skills', 'languages', 'certificates', 'meta', 'meta.mutual'],
  ...['name', 'label', 'image', 'email', 'phone', 'url', 'summary', 'location', 'profiles'].map((name) => `basics.${name}`),
  ...['city', 'region', 'countryCode'].map((name) => `basics.location.${name}`),
  ...['network', 'username', 'url'].map((name) => `basics.profiles.${name}`),
  ...Object.keys(resumeWork.properties).map((name) => `work.${name}`),
  ...Object.keys(resumeEducation.properties).map((name) => `education.${name}`),
  ...['name', 'level', 'keywords'].map((name) => `skills.${name}`),
  ...['language', 'fluency'].map((name) => `languages.${name}`),
  'certificates.name',
])

/** Their inside is ours or is looked at elsewhere. */
const closedFields: ReadonlySet<string> = new Set(['meta.mutual', 'work.x-mutual'])

export function ignoredFields(value: unknown, path = '', counts: Record<string, number> = {}): Record<string, number> {
  if (Array.isArray(value)) for (const item of value) ignoredFields(item, path, counts)
  else if (typeof value === 'object' && value !== null && !closedFields.has(path)) {
    for (const [name, item] of Object.entries(value)) {
      const field = path ? `${path}.${name}` : name
      if (carriedFields.has(field)) ignoredFields(item, field, counts)
      else counts[fieldName(field)] = (counts[fieldName(field)] ?? 0) + 1
    }
  }
  return counts
}

function fieldName(field: string): string {
  return field.replace(/\p{Cc}/gu, '?').slice(0, 80)
}
