/**
 * Shapley's values of boosted trees for one row, from terms that were worked out beforehand (models/tree/shapley-terms.ts says what
 * they are). The plain twin of the tree-shapley kernel: it adds in the same order, so they are bit-equal. It is also the way of trees
 * that ask for categories.
 */

/** The row goes left or right at a split, or missed a split of the same input above: then it is lost to both sides. */
export const goesLeft = 0
export const goesRight = 1
export const isLost = 2
export const splitStates = 3

/** Four groups of numbers, one a point, for each state: of the edge from the parent (by the parent's state), then of the split's own leaves. */
export const edgeFactor = 0
export const edgeSlope = 1
export const leafSum = 2
export const leafSlope = 3
export const termGroups = 4

/** Splits tree by tree, parents before children; a split's slot is its place in its tree plus 1, and slot 0 stands for none. */
export interface ShapleyTerms {
  /** Even. */
  readonly points: number
  /** Splits of each tree. */
  readonly counts: Uint32Array
  readonly nodes: Uint32Array
  /** What a split asks, as an index into the values. */
  readonly inputs: Uint32Array
  readonly parents: Uint32Array
  /** The nearest split above that asks the same input, and the side on which this one lies; 0 and left: none. */
  readonly earlier: Uint32Array
  readonly earlierSides: Uint32Array
  /** Splits × states × groups × points. */
  readonly terms: Float64Array
}

/** Adds to the value of each input. `isLeft` says to which side the row goes at a node. */
export function plainShapley(shapley: ShapleyTerms, isLeft: (node: number) => boolean, values: Float64Array): void {
  const slots = shapley.counts.reduce((most, count) => Math.max(most, count), 0) + 1
  const products = new Float64Array(slots * shapley.points).fill(1, 0, shapley.points)
  const sums = new Float64Array(slots * shapley.points)
  const states = new Uint8Array(slots)
  let start = 0
  for (const count of shapley.counts) {
    descend(shapley, { start, count, products, states }, isLeft)
    ascend(shapley, { start, count, products, states, sums }, values)
    start += count
  }
}

interface TreeWork {
  readonly start: number
  readonly count: number
  readonly products: Float64Array
  readonly states: Uint8Array
}

function descend(shapley: ShapleyTerms, { start, count, products, states }: TreeWork, isLeft: (node: number) => boolean): void {
  const { points, nodes, parents, earlier, earlierSides, terms } = shapley
  for (let slot = 1; slot <= count; slot++) {
    const split = start + slot - 1
    const lost = states[earlier[split]] !== earlierSides[split]
    states[slot] = lost ? isLost : isLeft(nodes[split]) ? goesLeft : goesRight
    const factor = termsAt(split, states[parents[split]], edgeFactor, points)
    for (let i = 0; i < points; i++) products[slot * points + i] = products[parents[split] * points + i] * terms[factor + i]
  }
}

function ascend(
  shapley: ShapleyTerms,
  { start, count, products, states, sums }: TreeWork & { sums: Float64Array },
  values: Float64Array,
): void {
  const { points, inputs, parents, terms } = shapley
  sums.fill(0, 0, (count + 1) * points)
  for (let slot = count; slot > 0; slot--) {
    const split = start + slot - 1
    const parent = parents[split]
    const leaves = termsAt(split, states[slot], leafSum, points)
    const leafSlopes = termsAt(split, states[slot], leafSlope, points)
    const slopes = termsAt(split, states[parent], edgeSlope, points)
    const own = [0, 0]
    const above = [0, 0]
    for (let i = 0; i < points; i++) {
      const product = products[slot * points + i]
      const sum = sums[slot * points + i] + product * terms[leaves + i]
      own[i & 1] += product * terms[leafSlopes + i]
      above[i & 1] += sum * terms[slopes + i]
      sums[parent * points + i] += sum
    }
    values[inputs[split]] += own[0] + own[1]
    values[inputs[parent === 0 ? split : start + parent - 1]] += above[0] + above[1]
  }
}

export function termsAt(split: number, state: number, group: number, points: number): number {
  return ((split * splitStates + state) * termGroups + group) * points
}
