/**
 * JSON Resume as exports write it: of the fields that are read back those that members fill, and under names of our own what the
 * format has no word for. Closed, so that a field which an export adds must be added here.
 */
import Type, { type TObject, type TProperties } from 'typebox'
import { resumeBasics, resumeEducation, resumeLocation, resumeProfile, resumeWork } from './json-resume-schema.ts'
import { line } from './json-schema.ts'
import { memberFields, memberSchema } from './member-json.ts'
import { placeSchema } from './place-json.ts'

const closed = { additionalProperties: false }
const only = <Fields extends TProperties>({ properties }: TObject<Fields>) => Type.Object(properties, closed)

const { company: _, highlights: __, ...work } = resumeWork.properties
const ofWork = Type.Object({ industry: Type.Optional(line), location: Type.Optional(placeSchema) }, closed)

const { id, audience, intent, preferences, workPermits, hiddenFrom } = memberSchema.properties
const ofMember = Type.Object({ id, audience, intent, preferences, workPermits, hiddenFrom, locationText: Type.Optional(line) }, closed)

export const writtenResume = Type.Required(
  Type.Object(
    {
      $schema: Type.String(),
      basics: Type.Object(
        {
          ...resumeBasics.properties,
          location: Type.Optional(only(resumeLocation)),
          profiles: Type.Optional(Type.Array(only(resumeProfile))),
        },
        closed,
      ),
      work: Type.Array(Type.Object({ ...work, 'x-mutual': Type.Optional(ofWork) }, closed)),
      education: Type.Array(only(resumeEducation)),
      skills: memberFields.skills,
      languages: memberFields.languages,
      certificates: Type.Array(Type.Object({ name: line }, closed)),
      meta: Type.Object({ version: Type.String(), mutual: ofMember }, closed),
    },
    closed,
  ),
)
