/** One line of the table: what was published or claimed, what was found here, and how sure that is. */
export interface ReproducedRow {
  readonly row: string
  readonly published: string
  /** Mean over seeds and requests, with its 95 % bootstrap interval over requests. */
  readonly ours: number
  readonly low: number
  readonly high: number
  readonly seeds: number
  readonly reproduced: boolean
  readonly details: Readonly<Record<string, number>>
}

export interface ReproduceOptions {
  readonly seeds: number
  readonly members: number
  readonly jobs: number
  /** Days that a market is played, where a row learns from what happened. */
  readonly days: number
  readonly workers?: number
  readonly progress: (line: string) => void
}

/** Nothing found may hang on how busy the machine was: no shard is ever late. */
export function platformOf({ workers }: { readonly workers?: number }): { readonly deadlineMs: number; readonly workers?: number } {
  return { deadlineMs: 600_000, ...(workers === undefined ? {} : { workers }) }
}
