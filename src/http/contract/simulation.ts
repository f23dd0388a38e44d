/** A simulated marketplace: what is asked for, and how far it is. */
import Type, { type Static } from 'typebox'

export const simulationBody = Type.Object(
  {
    members: Type.Integer({ minimum: 200, maximum: 10_000_000 }),
    days: Type.Integer({ minimum: 0, maximum: 3650 }),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31, description: 'Same seed, same marketplace; 1 where none is given' })),
  },
  { additionalProperties: false },
)
export type SimulationBody = Static<typeof simulationBody>

export const simulationState = Type.Object({
  ...simulationBody.properties,
  /** What happened on each day that was played. */
  played: Type.Array(Type.Unsafe<Readonly<Record<string, number>>>({ type: 'object', additionalProperties: { type: 'number' } })),
  finished: Type.Boolean(),
  error: Type.Optional(Type.String()),
})
export type SimulationState = Static<typeof simulationState>
