/** Events: an array or NDJSON, recorded whole or not at all. */
import Type from 'typebox'
import { refusal, underField } from '../../adapters/files/json-problem.ts'
import { decodeUtf8 } from '../../adapters/files/json-text.ts'
import { parseUnambiguousJson } from '../../adapters/files/unambiguous-json.ts'
import { dayMs } from '../../domain/time.ts'
import type { EventInput, Receipt } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { eventSchema, maxEvents, parseEventInput } from '../contract/event.ts'
import { receipt } from '../contract/receipt.ts'
import { eventGate } from '../own-data.ts'
import { callerOf } from '../principal.ts'
import { mapRows } from '../row-problems.ts'
import { validatorCompiler } from '../validation.ts'

const querySchema = Type.Object(
  { check: Type.Optional(Type.Boolean({ description: 'Refuse what would be refused, and write nothing: the answer counts 0' })) },
  { additionalProperties: false },
)
const bodySchema = Type.Array(eventSchema, { minItems: 1, maxItems: maxEvents })

export async function eventRoutes(app: App, { platform }: RouteParts): Promise<void> {
  app.addContentTypeParser('application/x-ndjson', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    linesOf(decodeUtf8(body)),
  )

  app.post(
    '/events',
    {
      schema: {
        tags: ['events'],
        summary: 'Record what happened',
        querystring: querySchema,
        body: bodySchema,
        response: answers<Receipt>(receipt),
      },
      // Each event is checked by the schema of its own type, so that a refusal names the row and the field that was meant.
      validatorCompiler: (route) => (route.httpPart === 'body' ? (value: unknown) => ({ value }) : validatorCompiler(route)),
    },
    async ({ body, query, principal }): Promise<Receipt> => {
      const latest = Date.now() + dayMs
      const events = mapRows(bounded(rowsIn(body)), (row) => happened(parseEventInput(row), latest))
      const demand = eventGate(platform, principal)
      for (const [row, event] of events.entries()) await inRow(row, () => demand(event))
      const caller = callerOf(principal)
      if (query.check !== true) return platform.record(events, caller)
      await platform.check(events, caller)
      return { offset: platform.status().offset, count: 0 }
    },
  )
}

function rowsIn(body: unknown): readonly unknown[] {
  return body === undefined || body === null ? [] : [body].flat()
}

function bounded(rows: readonly unknown[]): readonly unknown[] {
  if (rows.length === 0) throw refusal({ field: 'body', message: 'holds no event', remedy: 'send at least one event' })
  if (rows.length > maxEvents)
    throw refusal({ field: 'body', message: 'holds too many events', remedy: `send at most ${maxEvents} a call` })
  return rows
}

function linesOf(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return mapRows(bounded(lines) as readonly string[], parseUnambiguousJson)
}

/** By the clock of this server, and a day for clocks that differ. What plays days of its own records them on the platform. */
function happened(event: EventInput, latest: number): EventInput {
  if (event.at === undefined || event.at <= latest) return event
  throw refusal({ field: 'at', message: 'lies in the future', remedy: 'send when it happened, or leave it out for now' })
}

async function inRow(row: number, demand: () => Promise<void>): Promise<void> {
  try {
    await demand()
  } catch (error) {
    throw underField(error, `[${row}]`)
  }
}
