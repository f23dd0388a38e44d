/** Files of people and jobs: a preview, or work that goes on across restarts. */
import Type from 'typebox'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { type ImportReport, importQuery, importReport } from '../contract/import.ts'

const params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{64}$' }) })

export async function importRoutes(app: App, { imports }: RouteParts): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async (_request: unknown, body: AsyncIterable<Uint8Array>) => body)

  app.post(
    '/imports',
    {
      schema: {
        tags: ['imports'],
        summary: 'Import a file',
        description: 'The body is the file itself, up to 64 MB, with any content type.',
        querystring: importQuery,
        response: answers<ImportReport>(importReport),
      },
    },
    async ({ body, query }) => {
      const file = body as AsyncIterable<Uint8Array> | undefined
      return query.preview ? imports.preview(file ?? empty(), query) : imports.start(file ?? empty(), query)
    },
  )

  app.get(
    '/imports/:id',
    { schema: { tags: ['imports'], summary: 'What became of an import', params, response: answers<ImportReport>(importReport) } },
    async ({ params }) => imports.report(params.id),
  )
}

async function* empty(): AsyncIterable<Uint8Array> {}
