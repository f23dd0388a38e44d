/**
 * Parts the rows of nodes: first each thread parts its stretch of them into left and right ones apart, then it puts both where they
 * belong, behind those of the threads before it. The outcome is the same as if one thread had done it.
 */
import { treeRowsKernel } from '../../../math/kernels/tree-rows.ts'
import type { Crew, JobStep, Place } from '../../pool.ts'
import { partNumbers } from './memory-places.ts'
import { steps } from './steps.ts'
import type { TrainingMemory } from './training-memory.ts'

export interface NodeRows {
  /** Rows `order[start]` up to `order[end]`. */
  readonly start: number
  readonly end: number
}

export interface RowSplit extends NodeRows {
  readonly feature: number
  readonly lastLeft: number
  readonly missingLeft: number
}

/** Gives for each split where its right side begins. */
export function partRows(shared: TrainingMemory, crew: Crew, splits: readonly RowSplit[]): readonly number[] {
  const { parts, partCounts, sizes } = shared
  parts[0] = splits.length
  splits.forEach(({ start, end, feature, lastLeft, missingLeft }, i) => {
    parts.set([start, end, feature, lastLeft, missingLeft], 2 + i * partNumbers)
  })
  crew.step(steps.part)
  crew.step(steps.gather)
  return splits.map(({ start }, part) => {
    let middle = start
    for (let thread = 0; thread < sizes.threads; thread++) middle += partCounts[thread * splits.length + part]
    return middle
  })
}

export function rowParter(shared: TrainingMemory, { thread, threads }: Place): JobStep {
  const { places, partCounts } = shared
  const part = columnParter(shared)
  return () => {
    const splits = splitsIn(shared)
    splits.forEach((split, i) => {
      const { start, end } = stretchOf(splits, i, thread, threads)
      const lefts = places.lefts + start * 4
      partCounts[thread * splits.length + i] = start === end ? 0 : (part(split, start, end) - lefts) / 4
    })
  }
}

/** Gives where the left ones of rows `start` up to `end` of the order end, in bytes. */
function columnParter({ memory, places, sizes, isSparse }: TrainingMemory) {
  const { partRows, partSparseRows } = treeRowsKernel(memory)
  const { knownStarts } = sizes
  return ({ feature, lastLeft, missingLeft }: RowSplit, start: number, end: number): number => {
    const [rows, rowsEnd] = [places.order + start * 4, places.order + end * 4]
    const [lefts, rights] = [places.lefts + start * 4, places.rights + start * 4]
    if (!isSparse) return partRows(places.columns + feature * sizes.rows, rows, rowsEnd, lastLeft, missingLeft, lefts, rights)
    const [known, knownEnd] = [places.known + knownStarts[feature] * 4, places.known + knownStarts[feature + 1] * 4]
    const bins = places.knownBins + knownStarts[feature]
    return partSparseRows(known, knownEnd, bins, rows, rowsEnd, lastLeft, missingLeft, lefts, rights)
  }
}

export function rowGatherer(shared: TrainingMemory, { thread, threads }: Place): JobStep {
  const { order, lefts, rights, partCounts } = shared
  return () => {
    const splits = splitsIn(shared)
    splits.forEach((split, i) => {
      const { start, end } = stretchOf(splits, i, thread, threads)
      const countOf = (other: number) => partCounts[other * splits.length + i]
      let [before, all] = [0, 0]
      for (let other = 0; other < threads; other++) {
        if (other < thread) before += countOf(other)
        all += countOf(other)
      }
      const count = countOf(thread)
      order.set(lefts.subarray(start, start + count), split.start + before)
      order.set(rights.subarray(start, end - count), split.start + all + (start - split.start - before))
    })
  }
}

function splitsIn({ parts }: TrainingMemory): readonly RowSplit[] {
  return Array.from({ length: parts[0] }, (_, i) => {
    const [start, end, feature, lastLeft, missingLeft] = parts.subarray(2 + i * partNumbers, 2 + (i + 1) * partNumbers)
    return { start, end, feature, lastLeft, missingLeft }
  })
}

/** The rows of a split that are a thread's: all rows of all splits, one after another, are shared out evenly. */
function stretchOf(splits: readonly RowSplit[], split: number, thread: number, threads: number): NodeRows {
  let [before, all] = [0, 0]
  splits.forEach(({ start, end }, i) => {
    if (i < split) before += end - start
    all += end - start
  })
  const { start, end } = splits[split]
  const place = (share: number) => Math.min(end, Math.max(start, start + Math.floor((all * share) / threads) - before))
  return { start: place(thread), end: place(thread + 1) }
}
