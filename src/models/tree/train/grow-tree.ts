/**
 * Grows one tree on binned rows: level by level, or the best leaf first. Of two siblings the histogram of the one with fewer rows is
 * summed, the other's is the parent's less it, in the parent's place.
 */
import { foundNumbers } from '../../../math/kernels/tree-split.ts'
import type { Crew } from '../../pool.ts'
import { childBounds } from './child-bounds.ts'
import type { GrownNode } from './grown-node.ts'
import { nodeNumbers, taskNumbers } from './memory-places.ts'
import { partRows } from './part-rows.ts'
import type { RootRows } from './quantize.ts'
import { steps } from './steps.ts'
import type { TrainingMemory } from './training-memory.ts'

export interface GrowthLimits {
  readonly growth: 'depth' | 'leaf'
  /** 0: none. */
  readonly maxDepth: number
  readonly maxLeaves: number
  readonly gamma: number
  readonly lambda: number
}

/** Leaves of nodes whose split γ undid are no longer reached; children always stand side by side. */
export function growTree(shared: TrainingMemory, crew: Crew, root: RootRows, limits: GrowthLimits): readonly GrownNode[] {
  const grower = new Grower(shared, crew, limits)
  grower.begin(root)
  while (grower.splitNext());
  grower.prune()
  return grower.nodes
}

class Grower {
  readonly nodes: GrownNode[] = []
  readonly #shared: TrainingMemory
  readonly #crew: Crew
  readonly #limits: GrowthLimits
  readonly #freeSlots: number[]
  #open: number[] = []
  #leaves = 1

  constructor(shared: TrainingMemory, crew: Crew, limits: GrowthLimits) {
    this.#shared = shared
    this.#crew = crew
    this.#limits = limits
    this.#freeSlots = Array.from({ length: shared.sizes.slots }, (_, i) => shared.sizes.slots - 1 - i)
  }

  begin({ rows, gradient, hessian }: RootRows): void {
    this.#add({ start: 0, end: rows, depth: 0, parent: -1, least: -Infinity, most: Infinity })
    const root = this.nodes[0]
    Object.assign(root, { gradient, hessian, slot: this.#freeSlots.pop()! })
    this.#fillAndSearch([{ node: 0, sibling: -1 }])
  }

  /** Splits the nodes of a level, or the best one. False where nothing is left to split. */
  splitNext(): boolean {
    const chosen = this.#choose()
    if (chosen.length === 0) return false
    const tasks = this.#split(chosen)
    if (tasks.length > 0) this.#fillAndSearch(tasks)
    return true
  }

  /** A split of two leaves that gains less than γ is undone, then perhaps the one above it. */
  prune(): void {
    for (let number = this.nodes.length - 1; number >= 0; number--) {
      const node = this.nodes[number]
      if (node.left < 0 || this.nodes[node.left].left >= 0 || this.nodes[node.right].left >= 0) continue
      if (node.split!.gain > this.#limits.gamma) continue
      node.left = -1
      node.right = -1
    }
  }

  #choose(): readonly number[] {
    const { growth, maxLeaves } = this.#limits
    const able = this.#open.filter((number) => this.nodes[number].split !== undefined)
    if (growth === 'depth') able.sort((a, b) => a - b)
    else able.sort((a, b) => this.nodes[b].split!.gain - this.nodes[a].split!.gain || a - b)
    const room = maxLeaves === 0 ? able.length : Math.max(0, maxLeaves - this.#leaves)
    const chosen = able.slice(0, growth === 'depth' ? room : Math.min(1, room))
    this.#open = growth === 'depth' ? [] : this.#open.filter((number) => !chosen.includes(number))
    this.#leaves += chosen.length
    return chosen
  }

  #split(chosen: readonly number[]): readonly Task[] {
    const splits = chosen.map((number) => ({ ...this.nodes[number], ...this.nodes[number].split! }))
    const middles = partRows(this.#shared, this.#crew, splits)
    return chosen.flatMap((number, i) => this.#openChildren(number, middles[i]))
  }

  #openChildren(number: number, middle: number): readonly Task[] {
    const node = this.nodes[number]
    const direction = this.#shared.directions[node.split!.feature]
    const [leftBounds, rightBounds] = childBounds(node, direction, this.#limits.lambda)
    const depth = node.depth + 1
    node.left = this.#add({ start: node.start, end: middle, depth, parent: number, ...leftBounds })
    node.right = this.#add({ start: middle, end: node.end, depth, parent: number, ...rightBounds })
    this.#shareSums(node)
    return this.#isAtBottom(depth) ? this.#release(node) : this.#childTask(node)
  }

  #isAtBottom(depth: number): boolean {
    return this.#limits.maxDepth > 0 && depth >= this.#limits.maxDepth
  }

  #release(node: GrownNode): readonly Task[] {
    this.#freeSlots.push(node.slot)
    return []
  }

  #childTask(node: GrownNode): readonly Task[] {
    const [left, right] = [this.nodes[node.left], this.nodes[node.right]]
    const isLeftSmall = left.end - left.start <= right.end - right.start
    const [small, large] = isLeftSmall ? [node.left, node.right] : [node.right, node.left]
    this.nodes[small].slot = this.#freeSlots.pop()!
    this.nodes[large].slot = node.slot
    return [{ node: small, sibling: large }]
  }

  #shareSums(node: GrownNode): void {
    const { leftGradient, leftHessian } = node.split!
    const [left, right] = [this.nodes[node.left], this.nodes[node.right]]
    left.gradient = leftGradient
    left.hessian = leftHessian
    right.gradient = node.gradient - leftGradient
    right.hessian = node.hessian - leftHessian
  }

  #add(node: Pick<GrownNode, 'start' | 'end' | 'depth' | 'parent' | 'least' | 'most'>): number {
    const number = this.nodes.push({ ...node, slot: -1, split: undefined, left: -1, right: -1, gradient: 0, hessian: 0 }) - 1
    if (!this.#isAtBottom(node.depth)) this.#open.push(number)
    return number
  }

  #fillAndSearch(tasks: readonly Task[]): void {
    const list = this.#shared.tasks
    list[0] = tasks.length
    tasks.forEach(({ node, sibling }, i) => {
      const { slot, start, end } = this.nodes[node]
      list.set([slot, start, end, sibling < 0 ? -1 : this.nodes[sibling].slot], 2 + i * taskNumbers)
      this.#describe(node)
      if (sibling >= 0) this.#describe(sibling)
    })
    this.#crew.step(steps.fillAndSearch)
    for (const { node, sibling } of tasks) {
      this.#takeFound(node)
      if (sibling >= 0) this.#takeFound(sibling)
    }
  }

  #describe(number: number): void {
    const { slot, least, most, gradient, hessian } = this.nodes[number]
    this.#shared.nodes.set([least, most, gradient, hessian], slot * nodeNumbers)
  }

  /** The best over all threads; of equal gains the first feature's, whoever searched it. */
  #takeFound(number: number): void {
    const { found, sizes } = this.#shared
    const node = this.nodes[number]
    for (let thread = 0; thread < sizes.threads; thread++) {
      const at = (thread * sizes.slots + node.slot) * foundNumbers
      const [gain, feature, lastLeft, missingLeft, leftGradient, leftHessian] = found.subarray(at, at + foundNumbers)
      if (!(gain > (node.split?.gain ?? 0))) continue
      node.split = { gain, feature, lastLeft, missingLeft, leftGradient, leftHessian }
    }
    // A node that stays a leaf needs its histogram no more.
    if (node.split === undefined) this.#freeSlots.push(node.slot)
  }
}

interface Task {
  readonly node: number
  readonly sibling: number
}
