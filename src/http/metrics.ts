/** What Prometheus reads. Routes are named by pattern, never by address. A registry of its own for each server. */
import { Gauge, Histogram, Registry } from 'prom-client'
import type { Platform, RefreshStatus } from '../platform/platform.ts'

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export interface Metrics {
  request(route: string, method: string, status: number, seconds: number): void
  search(kind: string, tookMs: number): void
  print(): Promise<string>
  readonly contentType: string
}

export function createMetrics(platform: Platform): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'mutual_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'method', 'status'],
    buckets,
    registers,
  })
  const searches = new Histogram({
    name: 'mutual_search_seconds',
    help: 'Time of the search itself, both layers of ranking included',
    labelNames: ['kind'],
    buckets,
    registers,
  })
  addGauges(platform, registers)
  return {
    request: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    search: (kind, tookMs) => searches.observe({ kind }, tookMs / 1000),
    print: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function addGauges(platform: Platform, registers: Registry[]): void {
  new Gauge({
    name: 'mutual_log_offset',
    help: 'Last event of the log',
    registers,
    collect() {
      this.set(platform.status().offset)
    },
  })
  new Gauge({
    name: 'mutual_projection_offset',
    help: 'Last event that each projection has read',
    labelNames: ['projection'],
    registers,
    collect() {
      for (const { name, offset } of platform.status().projections) this.set({ projection: name }, offset)
    },
  })
  new Gauge({
    name: 'mutual_documents',
    help: 'Members, jobs and projects held',
    labelNames: ['kind'],
    registers,
    collect() {
      const { members, jobs, projects } = platform.status()
      for (const [kind, count] of Object.entries({ members, jobs, projects })) this.set({ kind }, count)
    },
  })
  new Gauge({
    name: 'mutual_model_stands_in',
    help: '1 where the current model is missing or refuses to load and the one below it ranks',
    labelNames: ['subject'],
    registers,
    collect() {
      for (const { subject, instead } of platform.status().models) this.set({ subject }, Number(instead !== undefined))
    },
  })
  addRefreshGauges(platform, registers)
  new Gauge({
    name: 'mutual_memory_bytes',
    help: 'Memory of the process',
    labelNames: ['kind'],
    registers,
    collect() {
      const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
      for (const [kind, bytes] of Object.entries({ rss, heapUsed, external, arrayBuffers })) this.set({ kind }, bytes)
    },
  })
}

function addRefreshGauges(platform: Platform, registers: Registry[]): void {
  const perPlan = (name: string, help: string, figureOf: (plan: RefreshStatus['plans'][number]) => number | undefined) =>
    new Gauge({
      name,
      help,
      labelNames: ['plan'],
      registers,
      collect() {
        for (const plan of platform.status().refreshes.plans) {
          const value = figureOf(plan)
          if (value !== undefined) this.set({ plan: plan.plan }, value)
        }
      },
    })
  perPlan('mutual_refresh_last_start_seconds', 'When the last refresh began, in seconds since 1970', ({ last }) => last.startedAt / 1000)
  perPlan('mutual_refresh_failed', '1 where the last refresh failed or was cut short', ({ last }) =>
    Number(last.state === 'failed' || last.state === 'interrupted'),
  )
  perPlan('mutual_model_auc_lost', 'Area under the ROC curve that the model has lost since it was young', ({ lost }) => lost)
  perPlan('mutual_model_decayed', '1 where the model that ranks has decayed beyond the alarm', ({ alarm }) => Number(alarm !== undefined))
}
