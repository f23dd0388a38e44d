import Type from 'typebox'
import { oneOf } from '../../adapters/files/json-schema.ts'
import { textFlags } from '../../domain/text-flag.ts'

/** Fields of a flag: what a profile's text hides, and where. */
export const flaggedText = {
  flag: oneOf(textFlags),
  field: Type.String({ description: 'The first field that shows it, such as `positions[0].description`' }),
}
