/**
 * Throws hostile requests at every route: each must be answered well or refused with field and remedy, never with a fault,
 * and what was refused must have written nothing. What may be written is counted: receipts, and one page event for each page.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { accessTable } from '../../src/http/access.ts'
import { type Attack, attacksOn } from './http-attacks.ts'
import { targets } from './http-targets.ts'
import type { Http } from './open-http.ts'

export interface FuzzOptions {
  readonly seed?: number
  /** At least 200 go to each route in any case. */
  readonly requests?: number
  /** Every route by default. */
  readonly only?: readonly string[]
}

export interface FuzzReport {
  readonly requests: number
  readonly routes: number
  readonly statuses: Readonly<Record<number, number>>
}

/** Cannot be injected: its answer does not end. */
const endless = new Set(['GET /v1/work'])
const pages = new Set([
  'POST /v1/search/talent',
  'POST /v1/search/jobs',
  'POST /v1/recommend/jobs',
  'POST /v1/rank',
  'GET /v1/jobs/:id/applicants',
  'POST /v1/jobs/:id/applicants',
  'GET /v1/jobs/:id/chance',
])

export async function fuzzHttp(
  open: () => Promise<Http>,
  { seed = 1, requests = 20_400, only = routesInOrder() }: FuzzOptions = {},
): Promise<FuzzReport> {
  const perRoute = Math.max(200, Math.ceil(requests / only.length))
  const http = await open()
  const witness = await Witness.of(http)
  try {
    for (const route of only) {
      const target = targets[route]
      assert.ok(target, `no attack is known for ${route}`)
      const law = fc.asyncProperty(attacksOn(target), (attack) => witness.try(route, target.method, attack))
      await fc.assert(law, { seed, numRuns: perRoute, reporter: tell(route) })
    }
    return { requests: witness.requests, routes: only.length, statuses: witness.statuses }
  } finally {
    await http.close()
  }
}

/** Pages are written a moment after their answer, so their routes come last: before them the count is exact. */
function routesInOrder(): string[] {
  const routes = Object.keys(accessTable).filter((route) => !endless.has(route))
  return [...routes.filter((route) => !pages.has(route)), ...routes.filter((route) => pages.has(route))]
}

/** What the log may hold by now, and a tally. */
class Witness {
  requests = 0
  readonly statuses: Record<number, number> = {}
  readonly #http: Http
  #mayHold: number

  private constructor(http: Http, offset: number) {
    this.#http = http
    this.#mayHold = offset
  }

  static async of(http: Http): Promise<Witness> {
    await prepare(http)
    return new Witness(http, await offsetOf(http))
  }

  async try(route: string, method: string, { url, headers, payload }: Attack): Promise<void> {
    const { status, text, body } = await this.#http.send(method, url, payload, headers)
    this.requests++
    this.statuses[status] = (this.statuses[status] ?? 0) + 1
    assert.ok(status < 500, `${status}: ${text.slice(0, 300)}`)
    if (status < 300) this.#mayHold += pages.has(route) ? 1 : method === 'GET' ? 0 : (body?.count ?? 0)
    else checkRefusal(status, body)
    if (status >= 400) assert.ok((await offsetOf(this.#http)) <= this.#mayHold, 'a refused request wrote to the log')
  }
}

function checkRefusal(status: number, body: { error?: Record<string, unknown> } | undefined): void {
  if (status < 400) return
  const { code, message, field, remedy } = body?.error ?? {}
  for (const part of [code, message, field, remedy])
    assert.ok(typeof part === 'string' && part.length > 0, `${status} without field or remedy`)
  assert.ok(String(message).length < 600, 'a refusal repeats what was sent')
}

async function prepare({ send }: Http): Promise<void> {
  const steps: readonly [string, unknown][] = [
    ['/v1/contracts/acme', { name: 'Acme' }],
    ['/v1/recruiters/rae', { name: 'Rae', contract: 'acme' }],
    ['/v1/members/ada', { headline: 'Java developer', skills: [{ name: 'Java' }] }],
    ['/v1/jobs/j1', { title: 'Java developer', contract: 'acme' }],
    ['/v1/projects/p1', { name: 'Cooks', contract: 'acme', job: 'j1' }],
  ]
  for (const [url, body] of steps) assert.equal((await send('PUT', url, body)).status, 200, url)
}

async function offsetOf({ send }: Http): Promise<number> {
  return (await send('GET', '/v1/status')).body.offset
}

/** Names the route, and shows no more of a request than a reader can take in. */
function tell(route: string): (run: fc.RunDetails<[Attack]>) => void {
  return ({ failed, counterexample, errorInstance, seed, counterexamplePath }) => {
    if (!failed) return
    const [attack] = counterexample ?? []
    const sent = `${attack?.url.slice(0, 200)} ${JSON.stringify(attack?.headers)} ${attack?.payload?.toString('latin1').slice(0, 400)}`
    const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
    throw new assert.AssertionError({ message: `${route}: ${reason}\n${sent}\nseed ${seed}, path ${counterexamplePath}` })
  }
}
