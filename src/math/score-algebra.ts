/**
 * Sums of weighted impacts, one whole number a document, modulo 2^32. What an algebra of a memory is given lies in that memory. The
 * plain one is the twin of the kernel, and serves where documents are few.
 */
import type { Bits } from './bitset.ts'
import { kernel } from './kernels/kernel.ts'

export interface ScoreAlgebra {
  /** scores[d] += weight · impacts[d] */
  addColumn(scores: Uint32Array, impacts: Uint8Array, weight: number): void
  /** scores[list[i]] += weight · impacts[i] */
  addListed(scores: Uint32Array, list: Uint32Array, impacts: Uint8Array, weight: number): void
  /** scores[list[i]] += addend */
  addToListed(scores: Uint32Array, list: Uint32Array, addend: number): void
  /** scores[d] += addend for the documents of both sets. */
  addToShared(scores: Uint32Array, a: Bits, b: Bits, addend: number): void
  /** Lists the members of a set that score at least so much, ascending, and their scores; gives their count. There must be room for all. */
  collectAtLeast(set: Bits, scores: Uint32Array, least: number, found: Scored): number
}

export interface Scored {
  readonly documents: Uint32Array
  readonly scores: Uint32Array
}

export const plainScores: ScoreAlgebra = {
  addColumn(scores, impacts, weight) {
    for (let document = 0; document < impacts.length; document++) scores[document] += weight * impacts[document]
  },
  addListed(scores, list, impacts, weight) {
    for (let i = 0; i < list.length; i++) scores[list[i]] += weight * impacts[i]
  },
  addToListed(scores, list, addend) {
    for (const document of list) scores[document] += addend
  },
  addToShared(scores, a, b, addend) {
    for (let i = 0; i < a.length; i++) {
      for (let word = a[i] & b[i]; word !== 0; word &= word - 1) scores[(i << 5) + 31 - Math.clz32(word & -word)] += addend
    }
  },
  collectAtLeast(set, scores, least, found) {
    let count = 0
    for (let i = 0; i < set.length; i++) {
      for (let word = set[i]; word !== 0; word &= word - 1) {
        const document = (i << 5) + 31 - Math.clz32(word & -word)
        if (scores[document] < least) continue
        found.documents[count] = document
        found.scores[count++] = scores[document]
      }
    }
    return count
  },
}

export function kernelScores(memory: WebAssembly.Memory): ScoreAlgebra {
  const { addColumn, addListed, addToListed, addToShared, collectAtLeast } = kernel('scoring', memory)
  return {
    addColumn: (scores, impacts, weight) => addColumn(scores.byteOffset, impacts.byteOffset, impacts.length, weight),
    addListed: (scores, list, impacts, weight) =>
      addListed(scores.byteOffset, list.byteOffset, list.byteOffset + list.byteLength, impacts.byteOffset, weight),
    addToListed: (scores, list, addend) => addToListed(scores.byteOffset, list.byteOffset, list.byteOffset + list.byteLength, addend),
    addToShared: (scores, a, b, addend) => addToShared(scores.byteOffset, a.byteOffset, b.byteOffset, a.byteLength, addend),
    collectAtLeast: (set, scores, least, found) =>
      collectAtLeast(set.byteOffset, set.byteLength, scores.byteOffset, least, found.documents.byteOffset, found.scores.byteOffset),
  }
}
