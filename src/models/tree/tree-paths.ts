/**
 * What TreeSHAP knows of a tree before it sees a row. A path from the root to a leaf of value v asks inputs j; the row meets all
 * their splits on it (oⱼ = 1) or not (oⱼ = 0), and of the training rows a share rⱼ did (product of the shares of covers). Then
 *
 *   φᵢ = Σ over leaves of  v·(oᵢ − rᵢ)·∫₀¹ Π_{j≠i} fⱼ(t) dt,   fⱼ(t) = oⱼ·t + rⱼ·(1 − t)
 *
 * which is Shapley's sum over subsets, its weights written as a Beta integral. The integrand is a polynomial, so the quadrature of
 * Gauss and Legendre with half as many points as a path has inputs is exact. At each point an edge multiplies the product by
 * f(new)/f(old), and a leaf under it adds to φᵢ by (o − r)/f; both are known beforehand for the three ways of an edge.
 */
import { gaussLegendre, type Quadrature } from '../../math/gauss-legendre.ts'
import { leafInput, type TreeModel } from './tree-model.ts'

/** Of the input an edge asks, the splits above it and the edge itself: all met; the edge missed; one above missed already. */
export const edgeWays = 3
export const wayMet = 0
export const wayMissed = 1
export const wayLost = 2

/** The nodes of a tree that are reached, parents before children; places are counted from its root. */
export interface TreePaths {
  readonly nodes: Int32Array
  readonly parents: Int32Array
  /** The nearest node above whose edge asks the same input; −1: none. */
  readonly earlier: Int32Array
  /** Nodes × ways × points: what the edge to the node multiplies the product by. */
  readonly factors: Float64Array
  /** Nodes × ways × points: what a leaf below the edge adds to its input, for a product of 1. */
  readonly slopes: Float64Array
}

export function treePaths(model: TreeModel): { points: number; trees: readonly TreePaths[] } {
  const outlines = Array.from(model.roots, (root) => outline(model, root))
  const points = Math.max(1, Math.ceil(Math.max(0, ...outlines.map((tree) => tree.mostInputs)) / 2))
  const quadrature = gaussLegendre(points)
  return { points, trees: outlines.map((tree) => withEdges(tree, quadrature)) }
}

interface Outline {
  readonly nodes: number[]
  readonly parents: number[]
  readonly earlier: number[]
  /** Share of the training rows that met all splits of the edge's input down to here. */
  readonly shares: number[]
  readonly mostInputs: number
}

/** Breadth first. */
function outline(model: TreeModel, root: number): Outline {
  const tree = { nodes: [root], parents: [-1], earlier: [-1], shares: [1] }
  const inputs = [0]
  for (let place = 0; place < tree.nodes.length; place++) {
    const node = tree.nodes[place]
    if (model.inputs[node] === leafInput) continue
    const earlier = earlierEdge(model, tree, place)
    for (const child of [model.lefts[node], model.rights[node]]) {
      tree.nodes.push(child)
      tree.parents.push(place)
      tree.earlier.push(earlier)
      tree.shares.push((earlier === -1 ? 1 : tree.shares[earlier]) * coverShare(model, node, child))
      inputs.push(inputs[place] + (earlier === -1 ? 1 : 0))
    }
  }
  return { ...tree, mostInputs: inputs.reduce((most, count) => Math.max(most, count), 0) }
}

/** The edge nearest above the node's children that asks what the node asks. */
function earlierEdge(model: TreeModel, tree: Pick<Outline, 'nodes' | 'parents'>, place: number): number {
  const input = model.inputs[tree.nodes[place]]
  let edge = place
  while (edge > 0 && model.inputs[tree.nodes[tree.parents[edge]]] !== input) edge = tree.parents[edge]
  return edge > 0 ? edge : -1
}

/** A split that no training row reached sends half to each side. */
function coverShare({ covers, lefts, rights }: TreeModel, node: number, child: number): number {
  const total = covers[lefts[node]] + covers[rights[node]]
  return total > 0 ? covers[child] / total : 0.5
}

function withEdges(tree: Outline, quadrature: Quadrature): TreePaths {
  const size = tree.nodes.length * edgeWays * quadrature.points.length
  const factors = new Float64Array(size)
  const slopes = new Float64Array(size)
  let at = 0
  for (let place = 0; place < tree.nodes.length; place++) {
    const share = tree.shares[place]
    const earlier = tree.earlier[place] === -1 ? 1 : tree.shares[tree.earlier[place]]
    for (const [metBefore, met] of [
      [1, 1],
      [1, 0],
      [0, 0],
    ]) {
      quadrature.points.forEach((t, i) => {
        const before = term(metBefore, earlier, t)
        const now = term(met, share, t)
        factors[at] = ratio(now, before)
        slopes[at] = quadrature.weights[i] * (ratio(met - share, now) - ratio(metBefore - earlier, before))
        at++
      })
    }
  }
  const { nodes, parents, earlier } = tree
  return { nodes: Int32Array.from(nodes), parents: Int32Array.from(parents), earlier: Int32Array.from(earlier), factors, slopes }
}

function term(met: number, share: number, t: number): number {
  return met * t + share * (1 - t)
}

/** A term of 0 makes the product below it 0, so what it would be divided by does not count. */
function ratio(a: number, b: number): number {
  return b === 0 ? 0 : a / b
}
