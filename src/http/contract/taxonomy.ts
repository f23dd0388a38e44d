import Type from 'typebox'
import { plainLine } from '../../adapters/files/json-schema.ts'
import { receipt } from './receipt.ts'

export const taxonomyQuery = Type.Object(
  { source: Type.String({ ...plainLine, minLength: 1, description: 'Where it comes from: onet, esco, a name of your own' }) },
  { additionalProperties: false },
)

export const taxonomyReceipt = Type.Object({ ...receipt.properties, version: Type.String({ description: 'Hash of the content' }) })
