/** A taxonomy from outside: checked field by field, its version worked out anew from its content. */
import Type, { type Static } from 'typebox'
import type { TaxonomyData } from '../../standardization/taxonomy-data.ts'
import { parser, refusal } from './json-problem.ts'
import { versioned } from './taxonomy-files.ts'

const mostEntries = 200_000
const closed = { additionalProperties: false }
const word = Type.String({ minLength: 1, maxLength: 400 })
const words = Type.Array(word, { maxItems: 5000 })
const level = Type.Integer({ minimum: 0, maximum: 9 })
const entry = { slug: word, name: word, aliases: words }
const list = <Fields extends Type.TProperties>(fields: Fields) =>
  Type.Array(Type.Object({ ...entry, ...fields }, closed), { maxItems: mostEntries })

export const taxonomySchema = Type.Object(
  {
    version: Type.Optional(Type.String({ description: 'Left out of the check: the version is the hash of the content' })),
    titles: list({
      function: Type.Optional(word),
      industries: words,
      level: Type.Optional(level),
      family: Type.Optional(word),
      related: words,
      jobZone: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    }),
    skills: list({ parent: Type.Optional(word) }),
    industries: list({}),
    functions: list({ manager: Type.Optional(word), director: Type.Optional(word) }),
    seniorities: list({ level }),
    degrees: list({ level }),
    languages: list({}),
    fieldsOfStudy: list({}),
    exchangeRates: Type.Object(
      { date: Type.String({ maxLength: 40 }), rates: Type.Record(Type.String(), Type.Number({ exclusiveMinimum: 0 })) },
      closed,
    ),
  },
  closed,
)
export type TaxonomyJson = Static<typeof taxonomySchema>

const parse = parser(taxonomySchema)
const lists = ['titles', 'skills', 'industries', 'functions', 'seniorities', 'degrees', 'languages', 'fieldsOfStudy'] as const

export function parseTaxonomy(value: unknown): TaxonomyData {
  const { version: _, ...data } = parse(value)
  for (const name of lists) demandDistinct(name, data[name])
  return versioned(data)
}

function demandDistinct(list: string, entries: readonly { readonly slug: string }[]): void {
  const seen = new Set<string>()
  for (const [index, { slug }] of entries.entries()) {
    if (seen.has(slug))
      throw refusal({ field: `${list}[${index}].slug`, message: 'stands in the list twice', remedy: 'give each entry a slug of its own' })
    seen.add(slug)
  }
}
