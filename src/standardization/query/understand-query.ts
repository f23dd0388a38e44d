/**
 * What a typed query means: its boolean tree over canonical values, words and phrases, with one removable tag for each.
 * "senior java developer berlin -manager" gives seniority, skill, title, place and an exclusion. Quoted words stay words.
 */
import { familyLabel, familyTagLabel, labelOf, radiusLabel, unknownNameLabel, unstatedLabel, yearsLabel } from '../labels.ts'
import { valuesNamed } from '../named-values.ts'
import { placeOf, type Standardizer } from '../standardizer.ts'
import { tokenize } from '../tokenize.ts'
import { deniedTogether } from './denied-together.ts'
import { joinAlternatives } from './joined-alternatives.ts'
import type { QueryPrefix } from './lex-query.ts'
import { type DeniedShape, parseQuery, type QueryShape } from './parse-query.ts'
import { checkLength } from './query-limits.ts'
import { kindOf, type RunShape, type Thing, type UnderstoodPart } from './run-thing.ts'
import { TagList } from './tag-list.ts'
import { type QueryNode, type TagType, type TypedQuery, unknownValue } from './typed-query.ts'
import { understandRun } from './understand-run.ts'
import { unusedText } from './unused-text.ts'

interface Reading {
  readonly standardizer: Standardizer
  readonly tags: TagList
}

export function understandQuery(text: string, standardizer: Standardizer): TypedQuery {
  checkLength(text)
  const reading: Reading = { standardizer, tags: new TagList() }
  const nodes = nodesOf(reading, parseQuery(text), false)
  // The id says nothing of the text: it goes into web addresses.
  for (const unused of unusedText(text, nodes.length === 0)) tag(reading, 'unused', 'typed', unused.text, unused.label, false)
  return { nodes, tags: reading.tags.tags }
}

/** The nodes that a shape adds to an AND; none where it holds nothing but small words. */
function nodesOf(reading: Reading, shape: QueryShape, excluded: boolean): readonly QueryNode[] {
  switch (shape.type) {
    case 'run':
      return shape.prefix === undefined
        ? runNodes(reading, understandRun(reading.standardizer, shape.text), excluded)
        : prefixedNodes(reading, shape.prefix, shape.text, excluded)
    case 'quoted':
      return shape.prefix === undefined
        ? phraseNodes(reading, shape.text, excluded)
        : prefixedNodes(reading, shape.prefix, shape.text, excluded)
    case 'all': {
      const nodes = shape.of.flatMap((part) => nodesOf(reading, part, excluded))
      return shape.isStated === true ? nodes : joinAlternatives(nodes, reading.standardizer)
    }
    case 'any':
      return anyOf(shape.of.flatMap((part) => allOf(nodesOf(reading, part, excluded))))
    case 'not':
      return denied(reading, shape, excluded)
  }
}

function runNodes(reading: Reading, shapes: readonly RunShape[], excluded: boolean): readonly QueryNode[] {
  return joinAlternatives(
    shapes.flatMap((shape) => shapeNodes(reading, shape, excluded)),
    reading.standardizer,
  )
}

function shapeNodes(reading: Reading, shape: RunShape, excluded: boolean): readonly QueryNode[] {
  if (shape.type === 'thing') {
    const nodes = shape.parts.map((part) => nodeOf(reading, part, excluded))
    const others = (shape.otherwise ?? []).map((part) => nodeOf(reading, part, excluded))
    return others.length === 0 ? nodes : anyOf([...allOf(nodes), ...allOf(others)])
  }
  return anyOf(shape.of.flatMap((branch) => allOf(runNodes(reading, branch, excluded))))
}

/** NOT before a run denies the first thing it names, and plain words together, of which `-` denies one; the others stay asked for. */
function denied(reading: Reading, { of: shape, isSingle }: DeniedShape, excluded: boolean): readonly QueryNode[] {
  if (shape.type !== 'run' || shape.prefix !== undefined) return notAll(reading, nodesOf(reading, shape, !excluded), excluded)
  const shapes = understandRun(reading.standardizer, shape.text, true)
  const words = isSingle ? [] : leadingWords(shapes)
  const inner =
    words.length > 1 ? wordsNodes(reading, words, !excluded) : shapes.slice(0, 1).flatMap((first) => shapeNodes(reading, first, !excluded))
  return [...notAll(reading, inner, excluded), ...runNodes(reading, shapes.slice(Math.max(1, words.length)), excluded)]
}

function notAll({ tags }: Reading, nodes: readonly QueryNode[], excluded: boolean): readonly QueryNode[] {
  return allOf(nodes).map((of) => ({ type: 'not', of: excluded ? of : deniedTogether(of, tags) }))
}

/** Plain words side by side at the beginning: "night shift". */
function leadingWords(shapes: readonly RunShape[]): readonly Thing[] {
  const words: Thing[] = []
  for (const shape of shapes) {
    if (shape.type !== 'thing' || kindOf(shape) !== 'word' || (words.length > 0 && words.at(-1)!.end !== shape.from)) break
    words.push(shape)
  }
  return words
}

function wordsNodes(reading: Reading, things: readonly Thing[], excluded: boolean): readonly QueryNode[] {
  return phraseNodes(reading, things.flatMap((thing) => thing.parts.map((part) => part.text)).join(' '), excluded)
}

function allOf(nodes: readonly QueryNode[]): readonly QueryNode[] {
  return nodes.length < 2 ? nodes : [{ type: 'all', of: nodes }]
}

function anyOf(nodes: readonly QueryNode[]): readonly QueryNode[] {
  return nodes.length < 2 ? nodes : [{ type: 'any', of: nodes }]
}

function nodeOf(reading: Reading, part: UnderstoodPart, excluded: boolean): QueryNode {
  const { termType, value, words, text, years, radiusKm, family } = part
  if (years !== undefined) return { type: 'years', tag: tag(reading, 'years', value, text, yearsLabel(years), excluded), ...years }
  if (termType === undefined) return { type: 'word', tag: tag(reading, 'text', value, text, value, excluded), word: value }
  if (family !== undefined) {
    const { name, titles, word } = family
    // Who states the word need not be called so, which is enough to be found and too little to be left out.
    const named = { label: familyLabel(name), titles, ...(excluded || word === undefined ? {} : { orWord: word }) }
    return {
      type: 'value',
      tag: tag(reading, termType, value, text, familyTagLabel(named), excluded),
      termType,
      value,
      words: word === undefined ? words : [word],
      family: named,
    }
  }
  const label = labelOf(reading.standardizer, termType, value)
  const point = placeOf(reading.standardizer, value)
  if (radiusKm !== undefined && point !== undefined && !Number.isNaN(point.latitude)) {
    const radius = tag(reading, 'radius', `${value}:${radiusKm}`, text, radiusLabel(radiusKm, label), excluded)
    return { type: 'value', tag: radius, termType, value, words, radiusKm }
  }
  return { type: 'value', tag: tag(reading, termType, value, text, label, excluded), termType, value, words }
}

function phraseNodes(reading: Reading, text: string, excluded: boolean): readonly QueryNode[] {
  const words = tokenize(text)
  if (words.length === 0) return []
  if (words.length === 1) return [nodeOf(reading, { value: words[0]!, words, text }, excluded)]
  return [{ type: 'phrase', tag: tag(reading, 'phrase', words.join(' '), text, `"${text}"`, excluded), words }]
}

/** The values of the asked type; where it knows none, what was asked for must stand in the text, and the tag says so. */
function prefixedNodes(reading: Reading, prefix: QueryPrefix, text: string, excluded: boolean): readonly QueryNode[] {
  const words = tokenize(text)
  if (words.length === 1 && words[0] === unknownValue) {
    const id = tag(reading, prefix, unknownValue, text, unstatedLabel(prefix), excluded)
    return [{ type: 'value', tag: id, termType: prefix, value: unknownValue, words: [] }]
  }
  const values = valuesNamed(reading.standardizer, prefix, text)
  if (values.length === 0) {
    if (words.length === 0) return []
    return [{ type: 'phrase', tag: tag(reading, 'phrase', words.join(' '), text, unknownNameLabel(prefix, text), excluded), words }]
  }
  return anyOf(values.map((value) => nodeOf(reading, { termType: prefix, value, words, text }, excluded)))
}

function tag({ tags }: Reading, type: TagType, value: string, text: string, label: string, excluded: boolean): string {
  return tags.add({ type, value, text, label, excluded })
}
