/** The taxonomy that documents and queries speak: another one is taken in whole and applied in the background. */

import { decodeUtf8 } from '../../adapters/files/json-text.ts'
import { parseTaxonomy } from '../../adapters/files/taxonomy-json.ts'
import { parseUnambiguousJson } from '../../adapters/files/unambiguous-json.ts'
import { wholeFile } from '../../adapters/files/whole-file.ts'
import type { Receipt } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { taxonomyQuery, taxonomyReceipt } from '../contract/taxonomy.ts'

/** A taxonomy is larger than other bodies, so it comes as a file does. */
export async function taxonomyRoutes(app: App, { platform }: RouteParts): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async (_request: unknown, body: AsyncIterable<Uint8Array>) => body)

  app.post(
    '/taxonomies',
    {
      schema: {
        tags: ['operations'],
        summary: 'Speak another taxonomy',
        description: 'The body is the taxonomy as JSON, up to 64 MB. `GET /v1/status` says when every document speaks it.',
        querystring: taxonomyQuery,
        response: answers<Receipt & { readonly version: string }>(taxonomyReceipt),
      },
    },
    async ({ body, query }) => {
      const bytes = await wholeFile((body as AsyncIterable<Uint8Array> | undefined) ?? empty())
      const taxonomy = parseTaxonomy(parseUnambiguousJson(decodeUtf8(bytes)))
      return { ...(await platform.importTaxonomy(taxonomy, query.source)), version: taxonomy.version }
    },
  )
}

async function* empty(): AsyncIterable<Uint8Array> {}
