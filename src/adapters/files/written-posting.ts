/** schema.org JobPosting as exports write it. Closed, so that a field which an export adds must be added here. */
import Type, { type TProperties } from 'typebox'
import { jobSchema } from './job-json.ts'

const closed = { additionalProperties: false }
const text = Type.String()
const optionalText = Type.Optional(text)

function thing<const Kind extends string, Fields extends TProperties>(kind: Kind, fields: Fields) {
  return Type.Object({ '@type': Type.Literal(kind), ...fields }, closed)
}

const address = thing('PostalAddress', { addressLocality: optionalText, addressRegion: optionalText, addressCountry: optionalText })
const amount = thing('QuantitativeValue', {
  minValue: Type.Optional(Type.Number()),
  maxValue: Type.Optional(Type.Number()),
  unitText: Type.Literal('YEAR'),
})
const { id, audience, contract, workplace, targeting, state, location, salary } = jobSchema.properties

export const writtenPosting = thing('JobPosting', {
  '@context': Type.Literal('https://schema.org'),
  title: text,
  description: optionalText,
  hiringOrganization: Type.Optional(thing('Organization', { name: text })),
  industry: optionalText,
  jobLocation: Type.Optional(thing('Place', { name: optionalText, address: Type.Optional(address) })),
  jobLocationType: Type.Optional(Type.Literal('TELECOMMUTE')),
  employmentType: optionalText,
  baseSalary: Type.Optional(thing('MonetaryAmount', { currency: text, value: amount })),
  skills: optionalText,
  datePosted: Type.Optional(Type.String({ format: 'date-time' })),
  validThrough: Type.Optional(Type.String({ format: 'date-time' })),
  'x-mutual': Type.Object({ id, audience, contract, workplace, targeting, state, location, salary }, closed),
})
