/** Trainings: started here, followed on the work board (`GET /work`), read here when they have ended. */
import Type from 'typebox'
import type { Training, TrainingSummary } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { accepts, answers } from '../contract/answers.ts'
import { training, trainingBody, trainingSummary } from '../contract/model.ts'

const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })

export function trainingRoutes(app: App, { platform }: RouteParts): void {
  const tags = ['models']

  app.post(
    '/trainings',
    {
      schema: {
        tags,
        summary: 'Learn from the log',
        description:
          'Answers when the training is under way: 202. Its progress stands in `GET /v1/work`, its end in `GET /v1/trainings/:id`.',
        body: trainingBody,
        response: accepts<Training>(training),
      },
    },
    async ({ body }, reply) => reply.status(202).send(await platform.startTraining(body)),
  )

  app.get(
    '/trainings',
    { schema: { tags, summary: 'Trainings, newest first', response: answers<readonly TrainingSummary[]>(Type.Array(trainingSummary)) } },
    async () => platform.trainings(),
  )

  app.get(
    '/trainings/:id',
    { schema: { tags, summary: 'What a training found', params, response: answers<Training>(training) } },
    async ({ params }) => platform.training(params.id),
  )
}
