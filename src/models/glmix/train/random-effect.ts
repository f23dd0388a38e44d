/** The fit of a random effect: block after block of entities is brought into memory, packed onto threads by its work, fitted, and put back. */

import { aligned } from '../../../math/kernels/line-places.ts'
import type { EffectEntry } from '../coefficient-store.ts'
import type { Effect } from '../effect.ts'
import { effectSteps, operandUnit } from './effect-job.ts'
import type { EntityBlock } from './entity-blocks.ts'
import { effectAt, entitiesIn, entityAt, nameAt, setOwner, statesAt } from './entity-table.ts'
import { fitRoomBytes } from './fit-room.ts'
import type { Threads } from './fixed-scan.ts'

export interface RandomStopping {
  readonly tolerance: number
  readonly maxIterations: number
  readonly variances: boolean
  /** Called after each block; throws where the training was aborted. */
  watch(done: number, total: number): void
}

export class RandomEffect {
  readonly blocks: readonly EntityBlock[]
  readonly #keepsUnseen: boolean

  /** `keepsUnseen`: features of which no row tells keep what the warm start says of them. */
  constructor(blocks: readonly EntityBlock[], keepsUnseen: boolean) {
    this.blocks = blocks
    this.#keepsUnseen = keepsUnseen
  }

  static roomBytes(blocks: readonly EntityBlock[], threads: number): number {
    return blockRoom(blocks) + threads * fitRoomBytes(mostOf(blocks, 'rows'), mostOf(blocks, 'width'))
  }

  /** Adds the scores to the margins of all rows; gives Σ penalty. */
  score(threads: Threads): number {
    return this.#each(threads, effectSteps.scoreEntities, { tolerance: 0.5, maxIterations: 0, variances: false, watch: () => {} })
  }

  /** The margins are moved along; gives Σ penalty. */
  fit(threads: Threads, stopping: RandomStopping): number {
    return this.#each(threads, effectSteps.fitEntities, stopping)
  }

  /** What was found, entity by entity. */
  *effects({ scratch }: Pick<Threads, 'scratch'>): Generator<EffectEntry> {
    for (const { block, bytes } of this.blocks) {
      const own = new Uint8Array(bytes)
      scratch.read(block, own)
      const memory = { words: new Uint32Array(own.buffer), numbers: new Float64Array(own.buffer), bytes: own }
      for (let i = 0; i < entitiesIn(memory.words, 0); i++) {
        const effect: Effect = effectAt(memory, 0, i, this.#keepsUnseen)
        yield { entity: nameAt(memory, 0, i), effect }
      }
    }
  }

  #each(threads: Threads, step: number, { tolerance, maxIterations, variances, watch }: RandomStopping): number {
    const { memory, crew, scratch } = threads
    const at = memory.roomAt
    const room = at + blockRoom(this.blocks)
    let penalty = 0
    this.blocks.forEach(({ block, bytes }, done) => {
      scratch.read(block, memory.bytes.subarray(at, at + bytes))
      packOntoThreads(memory.words, at, threads.threads)
      const sizes = [mostOf(this.blocks, 'rows'), mostOf(this.blocks, 'width')]
      const settings = [Math.min(1000, Math.round(-Math.log2(tolerance))), maxIterations, Number(variances)]
      crew.step(step, at / operandUnit, room / operandUnit, ...sizes, ...settings)
      const states = statesAt(memory.words, at)
      scratch.write(block, states, memory.bytes.subarray(at + states, at + bytes))
      for (let i = 0; i < entitiesIn(memory.words, at); i++) penalty += memory.numbers[entityAt(memory.words, at, i).penalty >>> 3]
      watch(done + 1, this.blocks.length)
    })
    return penalty
  }
}

function blockRoom(blocks: readonly EntityBlock[]): number {
  return aligned(mostOf(blocks, 'bytes'))
}

function mostOf(blocks: readonly EntityBlock[], what: 'rows' | 'width' | 'bytes'): number {
  return blocks.reduce((most, block) => Math.max(most, block[what]), 0)
}

/** Each entity, the one with most work first, goes to the thread with least to do. Which thread it is changes nothing in what is found. */
function packOntoThreads(words: Uint32Array, block: number, threads: number): void {
  const work = Float64Array.from({ length: entitiesIn(words, block) }, (_, i) => {
    const { drawn, width } = entityAt(words, block, i)
    return drawn * width * (width + 8) + width ** 3
  })
  const load = new Float64Array(threads)
  for (const entity of Uint32Array.from(work.keys()).sort((a, b) => work[b] - work[a] || a - b)) {
    const thread = load.indexOf(Math.min(...load))
    load[thread] += work[entity]
    setOwner(words, block, entity, thread)
  }
}
