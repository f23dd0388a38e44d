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
import {
  edgeFactor,
  edgeSlope,
  goesLeft,
  goesRight,
  isLost,
  leafSlope,
  leafSum,
  type ShapleyTerms,
  splitStates,
  termGroups,
  termsAt,
} from '../../math/kernels/plain-shapley.ts'
import { leafInput, type TreeModel } from './tree-model.ts'

export function shapleyTerms(model: TreeModel): ShapleyTerms {
  const trees = Array.from(model.roots, (root) => outline(model, root))
  const splits = trees.flat()
  const most = splits.reduce((inputs, split) => Math.max(inputs, split.inputs), 1)
  const quadrature = gaussLegendre(Math.ceil(most / 2))
  const points = Math.ceil(quadrature.points.length / 2) * 2
  return {
    points,
    counts: Uint32Array.from(trees, (tree) => tree.length),
    nodes: Uint32Array.from(splits, (split) => split.node),
    inputs: Uint32Array.from(splits, (split) => model.inputs[split.node]),
    parents: Uint32Array.from(splits, (split) => split.parent + 1),
    earlier: Uint32Array.from(splits, (split) => split.earlier + 1),
    earlierSides: Uint32Array.from(splits, (split) => (split.earlier === -1 ? goesLeft : split.earlierSide)),
    terms: termsOf(model, trees, quadrature, points),
  }
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
export function leftShare({ covers, lefts, rights }: TreeModel, node: number): number {
  const total = covers[lefts[node]] + covers[rights[node]]
  return total > 0 ? covers[lefts[node]] / total : 0.5
}

/** The root hangs on an edge that changes nothing. */
const noEdge: EdgeTerm = { factor: 1, slope: 0 }

function termsOf(model: TreeModel, trees: readonly (readonly Split[])[], quadrature: Quadrature, points: number): Float64Array {
  const terms = new Float64Array(trees.flat().length * splitStates * termGroups * points)
  let place = 0
  for (const tree of trees) {
    for (const split of tree) {
      for (const state of [goesLeft, goesRight, isLost]) {
        const at = (group: number) => termsAt(place, state, group, points)
        const parent = tree[split.parent]
        const edge = parent === undefined ? Array.from(quadrature.points, () => noEdge) : edgeTerms(parent, split.side, state, quadrature)
        addEdge(terms, { factor: at(edgeFactor), slope: at(edgeSlope) }, edge)
        for (const [side, child] of [model.lefts[split.node], model.rights[split.node]].entries()) {
          if (model.inputs[child] !== leafInput) continue
          addLeaf(terms, { sum: at(leafSum), slope: at(leafSlope) }, edgeTerms(split, side, state, quadrature), model.thresholds[child])
        }
      }
      place++
    }
  }
  return terms
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
