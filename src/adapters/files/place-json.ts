/** Parts that people and jobs share: place, salary, audience, month. */
import Type from 'typebox'
import type { ContractId } from '../../domain/ids.ts'
import { employmentTypes, type Salary, workplaces } from '../../domain/place.ts'
import type { YearMonth } from '../../domain/time.ts'
import { refusal } from './json-problem.ts'
import { parseResumeDate } from './json-resume-date.ts'
import { countryCode, currencyCode, id, line, oneOf } from './json-schema.ts'

const closed = { additionalProperties: false }

export const placeSchema = Type.Object(
  { city: Type.Optional(line), region: Type.Optional(line), countryCode: Type.Optional(countryCode), text: Type.Optional(line) },
  closed,
)

export const salarySchema = Type.Object(
  {
    min: Type.Optional(Type.Number({ minimum: 0, maximum: 1e12 })),
    max: Type.Optional(Type.Number({ minimum: 0, maximum: 1e12 })),
    currency: currencyCode,
  },
  { ...closed, description: 'Gross a year' },
)

const yearAndMonth = Type.Object(
  { year: Type.Integer({ minimum: 1900, maximum: 2100 }), month: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })) },
  closed,
)

/** Texts are read by `readYearMonth`, so that inside there is one shape. */
export const yearMonthSchema = Type.Unsafe<YearMonth>({
  anyOf: [yearAndMonth, Type.String({ pattern: '^[12]\\d{3}(-\\d{2}(-\\d{2})?)?$' })],
  description: 'A month or a year',
  examples: [{ year: 2015, month: 1 }, '2015-01'],
})

/** A month that was checked by `yearMonthSchema`. */
export function readYearMonth(stated: YearMonth | string | undefined, field: string): YearMonth | undefined {
  return typeof stated === 'string' ? parseResumeDate(stated, field) : stated
}

export const audienceSchema = Type.Union([
  Type.Object({ type: Type.Literal('marketplace') }, closed),
  Type.Object({ type: Type.Literal('contract'), contract: id<ContractId>() }, closed),
])

export const workplaceSchema = oneOf(workplaces)
export const employmentTypeSchema = oneOf(employmentTypes)

export function checkSalary(salary: Salary | undefined, field: string): void {
  if (salary?.min === undefined || salary.max === undefined || salary.min <= salary.max) return
  throw refusal({ field: `${field}.min`, message: 'is above the maximum', remedy: 'swap min and max' })
}
