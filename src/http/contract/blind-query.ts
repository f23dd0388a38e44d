/** `?blind=true`: cards and profiles without what names the person. */
import Type from 'typebox'

export const blindQuery = Type.Object(
  { blind: Type.Optional(Type.Boolean({ description: 'Leave out what names the person' })) },
  { additionalProperties: false },
)
