/**
 * A thread's share of training trees: of its stretch of rows it computes derivatives and parts them; of its own features it fills
 * histograms and searches splits. Sums are of whole numbers, or over fixed stretches of rows, so nothing depends on the threads.
 */
import type { JobStep, PoolJob } from '../../pool.ts'
import { blockBinner } from './bin-rows.ts'
import { histogramFiller } from './fill-histograms.ts'
import { leafAdder } from './leaf-rows.ts'
import { chunkDeriver, objectiveIn } from './objective-data.ts'
import { rowGatherer, rowParter } from './part-rows.ts'
import { rowQuantizer } from './quantize.ts'
import { steps } from './steps.ts'
import { sharedMemory } from './training-memory.ts'

export const treeJob = 'tree'

export const runTreeJob: PoolJob = (data, place) => {
  const shared = sharedMemory(data)
  const byCommand: Readonly<Record<number, JobStep>> = {
    [steps.bin]: blockBinner(shared, place),
    [steps.derive]: chunkDeriver(shared, place, data['chunkStarts'] as Uint32Array, objectiveIn(data)),
    [steps.quantize]: rowQuantizer(shared, place, data['seed'] as number),
    [steps.fillAndSearch]: histogramFiller(shared, place),
    [steps.part]: rowParter(shared, place),
    [steps.gather]: rowGatherer(shared, place),
    [steps.addLeaves]: leafAdder(shared, place),
  }
  return (command, operands) => byCommand[command](command, operands)
}
