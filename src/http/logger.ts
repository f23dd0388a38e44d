/** Logs speak of routes and times, never of people: no address with ids, no query, no body, no header. */
import { type DestinationStream, type Logger, pino } from 'pino'

const redacted = ['req.headers', 'req.body', 'req.query', 'req.params', 'headers', 'body', 'query', 'params', 'url', 'authorization']

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export function createLogger(level = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: redacted, remove: true },
    serializers: {
      req: ({ method, routeOptions }: { method: string; routeOptions?: { url?: string } }) => ({ method, route: routeOptions?.url }),
    },
  }
  return destination ? pino(options, destination) : pino(options)
}
