/** The HTTP server over a platform, ready to listen. Listening, and closing the platform, are its caller's business. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { type FastifyBaseLogger, fastify, LogController } from 'fastify'
import Type from 'typebox'
import type { Platform } from '../platform/platform.ts'
import { demandRole, rolesOf } from './access.ts'
import type { App, RouteParts } from './app.ts'
import { acceptJsonOnly, bodyLimit } from './body-parsers.ts'
import type { ServerConfig } from './config.ts'
import { answerFault } from './connection-fault.ts'
import { answerError } from './error-answer.ts'
import { addSecurityHeaders, answerEncoded, isEncoded, refuseDuplicateHeaders, refuseForeignHost, refuseForeignOrigin } from './guards.ts'
import { ImportRuns } from './imports/import-runs.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { notFoundAnswer } from './not-found-answer.ts'
import { addOpenApi } from './openapi.ts'
import { authenticator } from './principal.ts'
import { accountRoutes } from './routes/accounts.ts'
import { applicantRoutes } from './routes/applicants.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/export.ts'
import { featureRoutes } from './routes/features.ts'
import { importRoutes } from './routes/imports.ts'
import { jobRoutes } from './routes/jobs.ts'
import { memberRoutes } from './routes/members.ts'
import { modelRoutes } from './routes/models.ts'
import { operationRoutes } from './routes/operations.ts'
import { pageRoutes } from './routes/pages.ts'
import { metricRoutes, probeRoutes } from './routes/probes.ts'
import { projectRoutes, savedQueryRoutes } from './routes/projects.ts'
import { refreshRoutes } from './routes/refreshes.ts'
import { searchRoutes } from './routes/search.ts'
import { simulationRoutes } from './routes/simulations.ts'
import { taxonomyRoutes } from './routes/taxonomies.ts'
import { trainingRoutes } from './routes/trainings.ts'
import { workRoutes } from './routes/work.ts'
import { addScreens } from './screens.ts'
import { type Simulate, Simulations } from './simulations/simulations.ts'
import { serializerCompiler, validatorCompiler } from './validation.ts'
import { WorkBoard } from './work-board.ts'

export interface ServerParts {
  readonly platform: Platform
  readonly config: ServerConfig
  /** The built screens; without them only the API is served. */
  readonly webDirectory?: string
  readonly logger: FastifyBaseLogger
  readonly version?: string
  /** Go on with imports that a stop or a crash left unfinished; true by default. */
  readonly resumeImports?: boolean
  /** What POST /v1/simulations runs; without it there is nothing to run. */
  readonly simulate?: Simulate
}

export async function createServer(options: ServerParts): Promise<App> {
  const { config, webDirectory, logger, version = '0.0.0', resumeImports = true } = options
  const app = bareApp(logger)
  const answerNotFound = notFoundAnswer(app)
  const parts = partsOf(options)
  acceptJsonOnly(app)
  addGuards(app, config)
  addRequestLog(app, parts.metrics)
  await addOpenApi(app, version)
  probeRoutes(app, parts)
  await app.register(async (scope: App) => addGuardedRoutes(scope, config, parts))
  await addScreens(app, webDirectory, answerNotFound)
  app.addHook('onClose', async () => {
    await parts.imports.close()
    await parts.simulations.close()
    parts.work.close()
  })
  if (resumeImports) await parts.imports.resumeAll()
  await app.ready()
  return app
}

function bareApp(logger: FastifyBaseLogger): App {
  return fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    exposeHeadRoutes: false,
    requestTimeout: 300_000,
    // A machine that was busy or asleep while plugins were read is no fault of theirs.
    pluginTimeout: 0,
    // An id of 200 characters, each of up to twelve when percent-encoded.
    routerOptions: { maxParamLength: 2400 },
    frameworkErrors: answerError,
    clientErrorHandler: answerFault,
  })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(validatorCompiler)
    .setSerializerCompiler(serializerCompiler)
    .setErrorHandler(answerError)
}

function partsOf({ platform, config, logger, simulate }: ServerParts): RouteParts {
  const work = new WorkBoard(platform)
  const imports = new ImportRuns({
    platform,
    directory: config.importDirectory,
    report: (step) => work.report(step),
    onFailure: (error) => logger.error({ error: error instanceof Error ? error.name : typeof error }, 'an import stopped'),
  })
  return { platform, imports, simulations: new Simulations(simulate), work, metrics: createMetrics(platform) }
}

function addGuards(app: App, config: ServerConfig): void {
  app.addHook('onRequest', async (request, reply) => {
    addSecurityHeaders(request, reply)
    refuseDuplicateHeaders(request)
    if (config.tokens.length === 0) refuseForeignHost(request)
    refuseForeignOrigin(request)
    return isEncoded(request) ? answerEncoded(reply) : undefined
  })
}

function addRequestLog(app: App, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.request(route, request.method, reply.statusCode, reply.elapsedTime / 1000)
    request.log.info(
      { request: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

/** Every route here stands in the access table, or the server does not start. */
async function addGuardedRoutes(scope: App, config: ServerConfig, parts: RouteParts): Promise<void> {
  const authenticate = authenticator(config)
  scope.addHook('onRoute', ({ method, url }) => void [method].flat().map((each) => rolesOf(each, url)))
  scope.addHook('onRequest', async (request) => {
    request.principal = authenticate(request.headers.authorization)
    demandRole(rolesOf(request.method, request.routeOptions.url ?? ''), request.principal.role)
  })
  metricRoutes(scope, parts)
  await scope.register(async (v1: App) => addRoutes(v1, parts), { prefix: '/v1' })
}

/** Of routes that read no parameters: a name mistyped or misplaced is refused, not passed over. */
const nothingAsked = Type.Object({}, { additionalProperties: false })

async function addRoutes(v1: App, parts: RouteParts): Promise<void> {
  v1.addHook('onRoute', (route) => {
    route.schema = { querystring: nothingAsked, ...route.schema }
  })
  const plain = [
    searchRoutes,
    pageRoutes,
    memberRoutes,
    jobRoutes,
    applicantRoutes,
    projectRoutes,
    savedQueryRoutes,
    accountRoutes,
    exportRoutes,
    modelRoutes,
    trainingRoutes,
    refreshRoutes,
    featureRoutes,
    operationRoutes,
    workRoutes,
    simulationRoutes,
  ]
  for (const add of plain) add(v1, parts)
  await v1.register(async (scope: App) => eventRoutes(scope, parts))
  await v1.register(async (scope: App) => importRoutes(scope, parts))
  await v1.register(async (scope: App) => taxonomyRoutes(scope, parts))
}
