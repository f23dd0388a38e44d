/** The numbers in the vectors of pages: which are learned from, which are only logged, and which were computed for old pages. */
import Type from 'typebox'
import type { FeatureState } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { accepts, answers } from '../contract/answers.ts'
import { featureState } from '../contract/model.ts'

const params = Type.Object({ feature: Type.String({ pattern: '^[a-z0-9-]{1,100}$' }) })
const underWay = Type.Object({ feature: Type.String() })

export function featureRoutes(app: App, { platform }: RouteParts): void {
  const tags = ['models']

  app.get(
    '/features',
    {
      schema: { tags, summary: 'Features in the order of vectors', response: answers<readonly FeatureState[]>(Type.Array(featureState)) },
    },
    async () => platform.features(),
  )

  app.post(
    '/features/:feature/backfill',
    {
      schema: {
        tags,
        summary: 'Compute a feature for old pages',
        description: 'Answers when the work is under way: 202. Its progress stands in `GET /v1/work`, its end in `GET /v1/features`.',
        params,
        response: accepts<{ feature: string }>(underWay),
      },
    },
    async ({ params }, reply) => {
      await platform.startBackfill(params.feature)
      return reply.status(202).send({ feature: params.feature })
    },
  )
}
