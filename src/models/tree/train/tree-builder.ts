/** Grown trees as a model, tree by tree. */
import { weightOf } from '../../../math/kernels/tree-split.ts'
import type { ObjectiveName } from '../../objectives/objective.ts'
import { leafInput, type TreeModel } from '../tree-model.ts'
import type { GrowthLimits } from './grow-tree.ts'
import type { GrownNode } from './grown-node.ts'

/** The threshold of a split that asks only whether a value is known: the least finite float32. */
const belowAll = -(2 - 2 ** -23) * 2 ** 127

export interface LeafScale extends Pick<GrowthLimits, 'lambda'> {
  readonly learningRate: number
}

export class TreeBuilder {
  readonly base: number
  readonly #features: readonly string[]
  readonly #objective: ObjectiveName
  readonly #roots: number[] = []
  readonly #inputs: number[] = []
  readonly #thresholds: number[] = []
  readonly #lefts: number[] = []
  readonly #rights: number[] = []
  readonly #missingLeft: number[] = []
  readonly #gains: number[] = []
  readonly #covers: number[] = []

  constructor(features: readonly string[], objective: ObjectiveName, base: number) {
    this.#features = features
    this.#objective = objective
    this.base = base
  }

  add(nodes: readonly GrownNode[], cuts: readonly Float32Array[], { lambda, learningRate }: LeafScale): void {
    const root = this.#inputs.length
    this.#roots.push(root)
    for (const node of nodes) {
      const isLeaf = node.left < 0
      const { feature, lastLeft, missingLeft, gain } = node.split ?? noSplit
      this.#inputs.push(isLeaf ? leafInput : feature)
      this.#thresholds.push(
        isLeaf
          ? Math.fround(learningRate * weightOf(node.gradient, node.hessian, lambda, node.least, node.most))
          : lastLeft === 0
            ? belowAll
            : cuts[feature][lastLeft - 1],
      )
      this.#lefts.push(isLeaf ? -1 : root + node.left)
      this.#rights.push(isLeaf ? -1 : root + node.right)
      this.#missingLeft.push(isLeaf ? 0 : missingLeft)
      this.#gains.push(isLeaf ? 0 : gain)
      this.#covers.push(node.hessian)
    }
  }

  /** By node of the last tree, the value of a leaf. */
  lastLeaves(): Float32Array {
    return Float32Array.from(this.#thresholds.slice(this.#roots.at(-1)))
  }

  /** The last tree alone, on margin 0. */
  lastTree(): TreeModel {
    const root = this.#roots.at(-1)!
    const shifted = (nodes: readonly number[]) => Int32Array.from(nodes.slice(root), (node) => (node < 0 ? node : node - root))
    return this.#model(0, Uint32Array.of(0), root, shifted(this.#lefts), shifted(this.#rights))
  }

  /** Drops the trees after the first `count`. */
  keep(count: number): void {
    const end = this.#roots[count]
    if (end === undefined) return
    this.#roots.length = count
    for (const list of [this.#inputs, this.#thresholds, this.#lefts, this.#rights, this.#missingLeft, this.#gains, this.#covers])
      list.length = end
  }

  finish(): TreeModel {
    return this.#model(this.base, Uint32Array.from(this.#roots), 0, Int32Array.from(this.#lefts), Int32Array.from(this.#rights))
  }

  #model(base: number, roots: Uint32Array, from: number, lefts: Int32Array, rights: Int32Array): TreeModel {
    return {
      kind: 'tree',
      features: this.#features,
      objective: this.#objective,
      base,
      roots,
      inputs: Int32Array.from(this.#inputs.slice(from)),
      thresholds: Float32Array.from(this.#thresholds.slice(from)),
      lefts,
      rights,
      missingLeft: Uint8Array.from(this.#missingLeft.slice(from)),
      gains: Float32Array.from(this.#gains.slice(from)),
      covers: Float32Array.from(this.#covers.slice(from)),
    }
  }
}

const noSplit = { feature: 0, lastLeft: 0, missingLeft: 0, gain: 0 }
