/** The server's simulated marketplaces: one plays at a time, and the last one can be asked how far it is. */
import { PlatformError } from '../../domain/errors.ts'
import type { SimulationBody, SimulationState } from '../contract/simulation.ts'

/** Fills the platform with invented people and plays their days; stops at the signal. The server is handed it, as it knows no simulator. */
export type Simulate = (
  simulation: SimulationBody,
  run: { readonly played: (day: Readonly<Record<string, number>>) => void; readonly signal: AbortSignal },
) => Promise<void>

export class Simulations {
  readonly #simulate: Simulate | undefined
  readonly #stop = new AbortController()
  #state: SimulationState | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(simulate: Simulate | undefined) {
    this.#simulate = simulate
  }

  start(simulation: SimulationBody): SimulationState {
    if (this.#simulate === undefined) throw new PlatformError('not-found', 'this server has no simulator; start it with `mutual serve`')
    if (this.#state?.finished === false) {
      throw new PlatformError('conflict', 'a simulation is under way; wait until it has ended', { field: 'body' })
    }
    this.#state = { ...simulation, played: [], finished: false }
    this.#running = this.#run(this.#simulate, simulation)
    return this.#state
  }

  last(): SimulationState {
    if (this.#state === undefined) throw new PlatformError('not-found', 'no simulation was started; start one with POST /v1/simulations')
    return this.#state
  }

  /** Stops after the day that is being played. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(simulate: Simulate, simulation: SimulationBody): Promise<void> {
    const played = (day: Readonly<Record<string, number>>) => this.#tell({ played: [...this.last().played, day] })
    try {
      await simulate(simulation, { played, signal: this.#stop.signal })
      this.#tell({ finished: true })
    } catch (error) {
      this.#tell({ finished: true, error: error instanceof Error ? error.message : String(error) })
    }
  }

  #tell(changed: Partial<SimulationState>): void {
    this.#state = { ...this.last(), ...changed }
  }
}
