/** A member as JSON: the one parser of people from outside. Absent lists are empty, an absent audience is the marketplace. */
import Type, { type Static } from 'typebox'
import { marketplace } from '../../domain/audience.ts'
import type { MemberId } from '../../domain/ids.ts'
import { intents, type Member } from '../../domain/member.ts'
import type { YearMonth } from '../../domain/time.ts'
import { parser } from './json-problem.ts'
import { countryCode, id, line, listLength, oneOf, text } from './json-schema.ts'
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
import { present } from './without-absent.ts'

const closed = { additionalProperties: false }
const lines = Type.Array(line, { maxItems: listLength })

const identitySchema = Type.Object(
  {
    name: Type.Optional(line),
    email: Type.Optional(line),
    phone: Type.Optional(line),
    url: Type.Optional(Type.String({ maxLength: 2000 })),
    image: Type.Optional(Type.String({ maxLength: 2000 })),
    profiles: Type.Optional(
      Type.Array(
        Type.Object(
          { network: Type.Optional(line), username: Type.Optional(line), url: Type.Optional(Type.String({ maxLength: 2000 })) },
          closed,
        ),
        { maxItems: 50 },
      ),
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
  skills: Type.Optional(Type.Array(Type.Object({ name: line, level: Type.Optional(line) }, closed), { maxItems: 300 })),
  languages: Type.Optional(Type.Array(Type.Object({ language: line, fluency: Type.Optional(line) }, closed), { maxItems: 50 })),
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

interface Span {
  readonly start?: YearMonth
  readonly end?: YearMonth
}

/** Months that were stated as text, read. */
function withMonths<S extends Span>(spans: readonly S[], field: string): readonly S[] {
  return spans.map((span, index) => {
    if (typeof span.start !== 'string' && typeof span.end !== 'string') return span
    const month = (name: keyof Span) => readYearMonth(span[name], `${field}[${index}].${name}`)
    return { ...span, ...present({ start: month('start'), end: month('end') }) }
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
