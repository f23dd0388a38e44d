/** A member as JSON: the one parser of people from outside. Absent lists are empty, an absent audience is the marketplace. */
import Type, { type Static } from 'typebox'
import { marketplace } from '../../domain/audience.ts'
import type { MemberId, Timestamp } from '../../domain/ids.ts'
import { intents, type Member } from '../../domain/member.ts'
import { yearMonthOf } from '../../domain/time.ts'
import { parser, refusal } from './json-problem.ts'
import { countryCode, id, imageAddress, line, listLength, mailAddress, nameLine, oneOf, text, webAddress } from './json-schema.ts'
import {
  audienceSchema,
  checkSalary,
  employmentTypeSchema,
  placeSchema,
  readYearMonth,
  salarySchema,
  workplaceSchema,
  yearMonthSchema,
} from './place-json.ts'
import { type Span, spanFault } from './span-fault.ts'
import { present } from './without-absent.ts'

const closed = { additionalProperties: false }
const lines = Type.Array(nameLine, { maxItems: listLength })

const identitySchema = Type.Object(
  {
    name: Type.Optional(line),
    email: Type.Optional(mailAddress),
    phone: Type.Optional(line),
    url: Type.Optional(webAddress),
    image: Type.Optional(imageAddress),
    profiles: Type.Optional(
      Type.Array(Type.Object({ network: Type.Optional(line), username: Type.Optional(line), url: Type.Optional(webAddress) }, closed), {
        maxItems: 50,
      }),
    ),
  },
  { ...closed, description: 'What names the person: never indexed, left out in blind review' },
)

const positionSchema = Type.Object(
  {
    title: Type.Optional(line),
    company: Type.Optional(line),
    industry: Type.Optional(line),
    location: Type.Optional(placeSchema),
    start: Type.Optional(yearMonthSchema),
    end: Type.Optional(yearMonthSchema),
    description: Type.Optional(text),
  },
  closed,
)

const educationSchema = Type.Object(
  {
    school: Type.Optional(line),
    degree: Type.Optional(line),
    fieldOfStudy: Type.Optional(line),
    start: Type.Optional(yearMonthSchema),
    end: Type.Optional(yearMonthSchema),
  },
  closed,
)

const preferencesSchema = Type.Object(
  {
    titles: Type.Optional(lines),
    locations: Type.Optional(Type.Array(placeSchema, { maxItems: 50 })),
    workplaces: Type.Optional(Type.Array(workplaceSchema, { maxItems: 3 })),
    employmentTypes: Type.Optional(Type.Array(employmentTypeSchema, { maxItems: 6 })),
    salary: Type.Optional(salarySchema),
  },
  closed,
)

/** Everything but the id, which a PUT has in its address. */
export const memberFields = {
  audience: Type.Optional(audienceSchema),
  identity: Type.Optional(identitySchema),
  headline: Type.Optional(line),
  summary: Type.Optional(text),
  location: Type.Optional(placeSchema),
  positions: Type.Optional(Type.Array(positionSchema, { maxItems: 100, description: 'Newest first' })),
  education: Type.Optional(Type.Array(educationSchema, { maxItems: 50 })),
  skills: Type.Optional(Type.Array(Type.Object({ name: nameLine, level: Type.Optional(line) }, closed), { maxItems: 300 })),
  languages: Type.Optional(Type.Array(Type.Object({ language: nameLine, fluency: Type.Optional(line) }, closed), { maxItems: 50 })),
  certificates: Type.Optional(lines),
  intent: Type.Optional(oneOf(intents)),
  preferences: Type.Optional(preferencesSchema),
  workPermits: Type.Optional(Type.Array(countryCode, { maxItems: 250 })),
  hiddenFrom: Type.Optional(lines),
}

export const memberSchema = Type.Object({ id: id<MemberId>(), ...memberFields }, closed)
export type MemberInput = Static<typeof memberSchema>

const parseInput = parser(memberSchema)

export function parseMember(value: unknown): Member {
  const input = parseInput(value)
  checkSalary(input.preferences?.salary, 'preferences.salary')
  const { positions = [], education = [] } = input
  return { ...emptyMember, ...input, positions: withMonths(positions, 'positions'), education: withMonths(education, 'education') }
}

/** Months that were stated as text, read. */
function withMonths<S extends Span>(spans: readonly S[], field: string): readonly S[] {
  return spans.map((span, index) => {
    const month = (name: keyof Span) => readYearMonth(span[name], `${field}[${index}].${name}`)
    const isText = typeof span.start === 'string' || typeof span.end === 'string'
    const read = isText ? { ...span, ...present({ start: month('start'), end: month('end') }) } : span
    const fault = spanFault(read, yearMonthOf(Date.now() as Timestamp))
    if (fault !== undefined) throw refusal({ ...fault, field: `${field}[${index}].${fault.field}` })
    return read
  })
}

const emptyMember = {
  audience: marketplace,
  identity: {},
  positions: [],
  education: [],
  skills: [],
  languages: [],
  certificates: [],
  preferences: {},
  hiddenFrom: [],
}
