/** Only JSON comes in, decoded strictly; routes that take other bodies add their own parser in their own scope. */
import { decodeUtf8 } from '../adapters/files/json-text.ts'
import { parseUnambiguousJson } from '../adapters/files/unambiguous-json.ts'
import type { App } from './app.ts'

export const bodyLimit = 1_048_576

export function acceptJsonOnly(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    body.length === 0 ? undefined : parseUnambiguousJson(decodeUtf8(body)),
  )
}
