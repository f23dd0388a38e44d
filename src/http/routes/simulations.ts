/** Simulated marketplaces on the running server. */
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { type SimulationState, simulationBody, simulationState } from '../contract/simulation.ts'

export function simulationRoutes(app: App, { simulations }: RouteParts): void {
  const tags = ['operations']

  app.post(
    '/simulations',
    {
      schema: {
        tags,
        summary: 'Fill the marketplace with invented people and let them play',
        description:
          'The last day is today. People of an earlier simulation are stated anew. Follow it with GET /v1/simulations and /v1/work.',
        body: simulationBody,
        response: answers<SimulationState>(simulationState),
      },
    },
    async ({ body }) => simulations.start(body),
  )

  app.get(
    '/simulations',
    { schema: { tags, summary: 'How far the last simulation is', response: answers<SimulationState>(simulationState) } },
    async () => simulations.last(),
  )
}
