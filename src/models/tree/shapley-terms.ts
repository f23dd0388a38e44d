/**
 * What TreeSHAP knows of trees before it sees a row. A path from the root to a leaf of value v asks inputs j; the row meets all
 * their splits on it (oⱼ = 1) or not (oⱼ = 0), and of the training rows a share rⱼ did (product of the shares of covers). Then
 *
 *   φᵢ = Σ over leaves of  v·(oᵢ − rᵢ)·∫₀¹ Π_{j≠i} fⱼ(t) dt,   fⱼ(t) = oⱼ·t + rⱼ·(1 − t)
 *
 * which is Shapley's sum over coalitions, its weights written as Beta integrals. The integrand is a polynomial, so the quadrature of
 * Gauss and Legendre with half as many points as a path has inputs is exact. At each point an edge multiplies the product of the
 * path by f(now)/f(before), and what comes to φᵢ below it is multiplied by (o − r)/f; both are known for each state of a split.
 */
import { gaussLegendre, type Quadrature } from '../../math/gauss-legendre.ts'
import { leafInput, type TreeModel } from './tree-model.ts'

/** The row goes left or right here, or missed a split of the same input above: then it is lost to both sides. */
export const goesLeft = 0
export const goesRight = 1
export const isLost = 2
const states = 3

/** Four groups of numbers, one a point, for each state: of the edge from the parent (by the parent's state), then of the split's own leaves. */
export const edgeFactor = 0
export const edgeSlope = 1
export const leafSum = 2
export const leafSlope = 3
const groups = 4

/** The splits of one tree that are reached, parents before children. */
export interface ShapleyTerms {
  readonly nodes: Int32Array
  /** Place of the parent; −1 for the root. */
  readonly parents: Int32Array
  /** Place of the nearest split above that asks the same input, and the side on which this one lies; −1: none. */
  readonly earlier: Int32Array
  readonly earlierSides: Uint8Array
  /** Splits × states × groups × points. */
  readonly terms: Float64Array
}

export function termsAt(split: number, state: number, group: number, points: number): number {
  return ((split * states + state) * groups + group) * points
}

export function shapleyTerms(model: TreeModel): { points: number; trees: readonly ShapleyTerms[] } {
  const outlines = Array.from(model.roots, (root) => outline(model, root))
  const most = outlines.reduce((inputs, splits) => splits.reduce((count, split) => Math.max(count, split.inputs), inputs), 1)
  const quadrature = gaussLegendre(Math.ceil(most / 2))
  return { points: quadrature.points.length, trees: outlines.map((splits) => withTerms(model, splits, quadrature)) }
}

interface Split {
  readonly node: number
  readonly parent: number
  readonly side: number
  readonly earlier: number
  readonly earlierSide: number
  /** Of the training rows, how many met the splits of this input above; and those and this one, by side. */
  readonly shareBefore: number
  readonly shares: readonly [number, number]
  /** Inputs asked down to here. */
  readonly inputs: number
}

/** Breadth first. */
function outline(model: TreeModel, root: number): Split[] {
  const splits: Split[] = []
  const open = [{ node: root, parent: -1, side: goesLeft }]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (model.inputs[next.node] === leafInput) continue
    const place = splits.push(splitAt(model, splits, next)) - 1
    open.push({ node: model.lefts[next.node], parent: place, side: goesLeft })
    open.push({ node: model.rights[next.node], parent: place, side: goesRight })
  }
  return splits
}

function splitAt(model: TreeModel, splits: readonly Split[], { node, parent, side }: Pick<Split, 'node' | 'parent' | 'side'>): Split {
  let earlier = parent
  let earlierSide = side
  while (earlier !== -1 && model.inputs[splits[earlier].node] !== model.inputs[node]) {
    earlierSide = splits[earlier].side
    earlier = splits[earlier].parent
  }
  const shareBefore = earlier === -1 ? 1 : splits[earlier].shares[earlierSide]
  const left = leftShare(model, node)
  const inputs = (parent === -1 ? 0 : splits[parent].inputs) + (earlier === -1 ? 1 : 0)
  return { node, parent, side, earlier, earlierSide, shareBefore, shares: [shareBefore * left, shareBefore * (1 - left)], inputs }
}

/** A split that no training row reached sends half to each side. */
function leftShare({ covers, lefts, rights }: TreeModel, node: number): number {
  const total = covers[lefts[node]] + covers[rights[node]]
  return total > 0 ? covers[lefts[node]] / total : 0.5
}

function withTerms(model: TreeModel, splits: readonly Split[], quadrature: Quadrature): ShapleyTerms {
  const points = quadrature.points.length
  const terms = new Float64Array(splits.length * states * groups * points)
  splits.forEach((split, place) => {
    for (const state of [goesLeft, goesRight, isLost]) {
      const at = (group: number) => termsAt(place, state, group, points)
      const parent = splits[split.parent]
      if (parent !== undefined)
        addEdge(terms, { factor: at(edgeFactor), slope: at(edgeSlope) }, edgeTerms(parent, split.side, state, quadrature))
      for (const [side, child] of [model.lefts[split.node], model.rights[split.node]].entries()) {
        if (model.inputs[child] !== leafInput) continue
        addLeaf(terms, { sum: at(leafSum), slope: at(leafSlope) }, edgeTerms(split, side, state, quadrature), model.thresholds[child])
      }
    }
  })
  return {
    nodes: Int32Array.from(splits, (split) => split.node),
    parents: Int32Array.from(splits, (split) => split.parent),
    earlier: Int32Array.from(splits, (split) => split.earlier),
    earlierSides: Uint8Array.from(splits, (split) => split.earlierSide),
    terms,
  }
}

interface EdgeTerm {
  readonly factor: number
  readonly slope: number
}

/** Of the edge to one side of a split in some state, at each point. */
function edgeTerms({ shareBefore, shares }: Split, side: number, state: number, { points, weights }: Quadrature): EdgeTerm[] {
  const metBefore = state === isLost ? 0 : 1
  const met = state === side ? 1 : 0
  return Array.from(points, (t, i) => {
    const before = metBefore * t + shareBefore * (1 - t)
    const now = met * t + shares[side] * (1 - t)
    const slope = ratio(met - shares[side], now) - ratio(metBefore - shareBefore, before)
    return { factor: ratio(now, before), slope: weights[i] * slope }
  })
}

/** A term of 0 makes the product below it 0, so what is divided by it does not count. */
function ratio(a: number, b: number): number {
  return b === 0 ? 0 : a / b
}

function addEdge(terms: Float64Array, at: { factor: number; slope: number }, edge: readonly EdgeTerm[]): void {
  edge.forEach(({ factor, slope }, i) => {
    terms[at.factor + i] = factor
    terms[at.slope + i] = slope
  })
}

function addLeaf(terms: Float64Array, at: { sum: number; slope: number }, edge: readonly EdgeTerm[], value: number): void {
  edge.forEach(({ factor, slope }, i) => {
    terms[at.sum + i] += value * factor
    terms[at.slope + i] += value * factor * slope
  })
}
