/** A coordinate bound to the columns of rows, to ids and to trees: where the input of each of its features is read. */
import { intercept } from './effect.ts'
import { type GlmixCoordinate, type GlmixModel, isRandom } from './glmix-model.ts'
import { idFeature } from './id-features.ts'
import { notLeaf, treeFeatures } from './tree-features.ts'

/** Where a feature's input comes from, if not from a column. */
export const [always, treeScore, leafReached, firstIds] = [-1, -2, -3, -4]

export interface BoundCoordinate {
  readonly name: string
  readonly features: readonly string[]
  /** Features other than leaves and ids, in their order, and the column of each, `always` or `treeScore`. */
  readonly plain: Uint32Array
  readonly columns: Int32Array
  /** By `plain`; absent: columns are read as they are. */
  readonly scaling?: { readonly means: Float64Array; readonly scales: Float64Array }
  /** By id column, the feature of each id. */
  readonly ids: readonly { readonly name: string; readonly featureOf: ReadonlyMap<number, number> }[]
  /** By node of the trees, the feature that says it was reached; `notLeaf` for none. */
  readonly leaves: Uint32Array
  /** Of a random effect: a column of zeros that an entity's effect is written to. */
  readonly weights: Float64Array
  readonly isRandom: boolean
}

export function bindCoordinate(
  coordinate: GlmixCoordinate,
  columnOf: ReadonlyMap<string, number>,
  { trees, embeddings = [], standardization, features: inputs }: GlmixModel,
): BoundCoordinate {
  const { name, features } = coordinate
  const places = new Map(features.map((feature, place) => [feature, place]))
  const derived = trees === undefined ? undefined : treeFeatures(trees)
  const sourceOf = (feature: string) => (feature === intercept ? always : feature === derived?.names[0] ? treeScore : columnOf.get(feature))
  const plain = Uint32Array.from(features.keys()).filter((feature) => sourceOf(features[feature]) !== undefined)
  const ids = embeddings.map((column) => ({ name: column.name, featureOf: featuresById(column, places) }))
  const leaves = Uint32Array.from(derived?.nameOf ?? [], (index) =>
    index === notLeaf ? notLeaf : (places.get(derived!.names[index]) ?? notLeaf),
  )
  const columns = Int32Array.from(plain, (feature) => sourceOf(features[feature])!)
  const weights = isRandom(coordinate) ? new Float64Array(features.length) : coordinate.coefficients
  const scaling =
    standardization === undefined
      ? {}
      : {
          scaling: scalingOf(
            standardization,
            inputs,
            Array.from(plain, (feature) => features[feature]),
          ),
        }
  return { name, features, plain, columns, ids, leaves, weights, isRandom: isRandom(coordinate), ...scaling }
}

function scalingOf({ means, scales }: NonNullable<GlmixModel['standardization']>, inputs: readonly string[], wanted: readonly string[]) {
  const places = wanted.map((name) => inputs.indexOf(name))
  return {
    means: Float64Array.from(places, (place) => (place < 0 ? 0 : means[place])),
    scales: Float64Array.from(places, (place) => (place < 0 ? 1 : scales[place])),
  }
}

function featuresById(
  { name, ids }: { readonly name: string; readonly ids: Uint32Array },
  places: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const featureOf = new Map<number, number>()
  for (const id of ids) {
    const place = places.get(idFeature(name, id))
    if (place !== undefined) featureOf.set(id, place)
  }
  return featureOf
}
