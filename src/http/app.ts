/** The server as its routes see it, and the parts that routes share. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import type { ImportRuns } from './imports/import-runs.ts'
import type { Metrics } from './metrics.ts'
import type { Principal } from './principal.ts'
import type { Simulations } from './simulations/simulations.ts'
import type { WorkBoard } from './work-board.ts'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export interface RouteParts {
  readonly platform: Platform
  readonly imports: ImportRuns
  readonly simulations: Simulations
  readonly work: WorkBoard
  readonly metrics: Metrics
}

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal
  }
}
