import Type, { type Static } from 'typebox'
import { offset } from './page.ts'

/** Durable: every event up to `offset` survives a crash. Send the offset back as `after` to read your own writes. */
export const receipt = Type.Object({ offset, count: Type.Integer({ minimum: 0 }) })
export type ReceiptBody = Static<typeof receipt>
