/** A saved model as a person reads it: what it is, what it asks, and how much each input matters. */
import { readStoredModel } from '../../adapters/files/stored-model.ts'
import { importanceMeaning, inputsOf } from '../../models/describe-model.ts'
import { type GlmixModel, isRandom, type RandomCoordinate } from '../../models/glmix/glmix-model.ts'
import type { LinearModel } from '../../models/linear/linear-model.ts'
import type { Model } from '../../models/model.ts'
import { importanceOf } from '../../models/tree/importance.ts'
import type { TreeModel } from '../../models/tree/tree-model.ts'
import { printLine } from '../options.ts'

type Cells = Readonly<Record<string, string | number>>

interface Description {
  readonly kind: string
  readonly facts: Cells
  /** The most important first. */
  readonly inputs: readonly Cells[]
}

export async function showModel(path: string, { top, json }: { readonly top: number; readonly json?: boolean }): Promise<void> {
  const { kind, facts, inputs } = describe(await readStoredModel(path))
  if (json) printLine({ kind, ...facts, inputs })
  else process.stdout.write(textOf({ kind, facts, inputs: top === 0 ? inputs : inputs.slice(0, top) }, inputs.length))
}

/** Other kinds show the share of each input in all of them. */
function describe(model: Model): Description {
  const views: Readonly<Record<string, () => Description>> = {
    tree: () => describeTrees(model as TreeModel),
    glmix: () => describeGlmix(model as GlmixModel),
    linear: () => describeLinear(model as LinearModel),
  }
  return (
    views[model.kind]?.() ?? {
      kind: model.kind,
      facts: { importance: importanceMeaning(model) },
      inputs: inputsOf(model).map(({ name, importance }) => ({ name, importance })),
    }
  )
}

function describeTrees(model: TreeModel): Description {
  const { roots, inputs: nodes, base, objective } = model
  const facts = { trees: roots.length, nodes: nodes.length, base, ...(objective === undefined ? {} : { objective }) }
  return { kind: model.kind, facts, inputs: importanceOf(model).map((one) => ({ ...one })) }
}

function describeLinear({ kind, features, weights, intercept, variances }: LinearModel): Description {
  const spread = (place: number) => (variances === undefined ? {} : { variance: variances[place]! })
  const inputs = features.map((name, i) => ({ name, weight: weights[i]!, ...spread(i) }))
  const variance = variances === undefined ? {} : { interceptVariance: variances[features.length]! }
  return { kind, facts: { intercept, ...variance }, inputs: inputs.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)) }
}

/** Of a random effect: how large the coefficients of its entities are, as a root of the mean square over those that have one. */
function describeGlmix({ kind, loss, coordinates }: GlmixModel): Description {
  const random = coordinates.filter(isRandom)
  const entities = random.map(({ name, effects }) => [`entities of ${name}`, effects?.entities.length ?? 'in a store'] as const)
  const inputs = coordinates.flatMap((coordinate) => {
    const { name: of, features } = coordinate
    if (isRandom(coordinate)) return spreadOf(coordinate)
    const { coefficients, variances } = coordinate
    return features.map((name, i) => ({ coordinate: of, name, weight: coefficients[i]!, variance: variances[i]! }))
  })
  const facts = { loss, coordinates: coordinates.map(({ name }) => name).join(' '), ...Object.fromEntries(entities) }
  return { kind, facts, inputs: inputs.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)) }
}

function spreadOf({ name: coordinate, features, effects }: RandomCoordinate) {
  if (effects === undefined) return []
  const squares = features.map(() => ({ weight: 0, variance: 0, count: 0 }))
  effects.features.forEach((feature, cell) => {
    const sums = squares[feature]!
    sums.weight += effects.coefficients[cell]! ** 2
    sums.variance += effects.variances[cell]!
    sums.count++
  })
  return features.flatMap((name, feature) => {
    const { weight, variance, count } = squares[feature]!
    return count === 0 ? [] : [{ coordinate, name, weight: Math.sqrt(weight / count), variance: variance / count }]
  })
}

function textOf({ kind, facts, inputs }: Description, count: number): string {
  const head = [`${kind} model of ${count} inputs`, ...Object.entries(facts).map(([name, value]) => `${name} ${value}`)].join(', ')
  const columns = Object.keys(inputs[0] ?? {})
  const rows = [columns, ...inputs.map((input) => columns.map((column) => cellOf(input[column]!)))]
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const more = inputs.length < count ? [`and ${count - inputs.length} more (--top 0)`] : []
  return `${[head, ...lines, ...more].join('\n')}\n`
}

function cellOf(value: string | number): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(7) : String(value)
}
