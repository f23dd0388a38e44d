/** Versions of the rankers: what each rests on, and which of them ranks. */
import Type from 'typebox'
import type { ModelDetail, ModelVersion, PromotionReceipt } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { modelDetail, modelVersion, promoteBody, promotionReceipt, reasonBody, subject, versionParam } from '../contract/model.ts'

const ofSubject = Type.Object({ subject })
const ofVersion = Type.Object({ subject, version: versionParam })
const tags = ['models']
const written = answers<PromotionReceipt>(promotionReceipt)

export function modelRoutes(app: App, parts: RouteParts): void {
  readingRoutes(app, parts)
  promotionRoutes(app, parts)
}

function readingRoutes(app: App, { platform }: RouteParts): void {
  app.get(
    '/models/:subject',
    {
      schema: {
        tags,
        summary: 'Versions of a ranker, newest first',
        params: ofSubject,
        response: answers<readonly ModelVersion[]>(Type.Array(modelVersion)),
      },
    },
    async ({ params }) => platform.models(params.subject),
  )

  app.get(
    '/models/:subject/:version',
    {
      schema: {
        tags,
        summary: 'One version with its inputs and its learning curve',
        params: ofVersion,
        response: answers<ModelDetail>(modelDetail),
      },
    },
    async ({ params }) => platform.model(params.subject, params.version),
  )
}

/** A promotion ranks from the next request on. */
function promotionRoutes(app: App, { platform }: RouteParts): void {
  app.post(
    '/models/:subject/:version/promote',
    { schema: { tags, summary: 'Let a version rank', params: ofVersion, body: promoteBody, response: written } },
    async ({ params, body }) => platform.promoteModel(params.subject, params.version, body.reason ?? 'promoted by hand', body.pinned),
  )

  app.post(
    '/models/:subject/roll-back',
    { schema: { tags, summary: 'Let the version before the current one rank', params: ofSubject, body: reasonBody, response: written } },
    async ({ params, body }) => platform.rollBackModel(params.subject, body.reason ?? 'rolled back by hand'),
  )

  for (const [path, pinned, summary] of [
    ['pin', true, 'Keep the current version, whatever is trained later'],
    ['unpin', false, 'Let trainings replace the current version again'],
  ] as const) {
    app.post(
      `/models/:subject/${path}`,
      { schema: { tags, summary, params: ofSubject, body: reasonBody, response: written } },
      async ({ params, body }) => platform.pinModel(params.subject, pinned, body.reason ?? `${path}ned by hand`),
    )
  }
}
