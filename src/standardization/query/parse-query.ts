/**
 * The boolean shape of a typed query, before its words are understood:
 *
 *   any := all (OR all)*      all := part (AND? part)*      part := (NOT | -) part | prefix? (words | "phrase" | ( any ))
 *
 * Words that stand together are one run, so that names of several words can be found in it. A prefix binds one word alone; NOT and
 * `-` before a run deny the first thing that the run names. What stands side by side without AND is one `all` of its own.
 */
import { type Lexeme, lexQuery, type QueryPrefix } from './lex-query.ts'
import { checkDepth, checkNodes } from './query-limits.ts'

export type QueryShape =
  | { readonly type: 'run'; readonly text: string; readonly prefix?: QueryPrefix }
  | { readonly type: 'quoted'; readonly text: string; readonly prefix?: QueryPrefix }
  /** `isStated`: joined by AND in so many words, so that two places are both asked for. */
  | { readonly type: 'all'; readonly of: readonly QueryShape[]; readonly isStated?: true }
  | { readonly type: 'any'; readonly of: readonly QueryShape[] }
  | DeniedShape

export interface DeniedShape {
  readonly type: 'not'
  readonly of: QueryShape
  /** By `-`: of plain words that name nothing it denies the first alone. */
  readonly isSingle: boolean
}

interface Reading {
  readonly text: string
  readonly lexemes: readonly Lexeme[]
  at: number
  nodes: number
}

export function parseQuery(text: string): QueryShape {
  const reading: Reading = { text, lexemes: lexQuery(text), at: 0, nodes: 0 }
  const shape = parseAny(reading, 0, undefined)
  const rest = reading.lexemes[reading.at]
  if (rest !== undefined)
    throw new RangeError(
      `query has a closing parenthesis without its opening one at position ${rest.at + 1}; add it or take the parenthesis out`,
    )
  return shape
}

function parseAny(reading: Reading, depth: number, prefix: QueryPrefix | undefined): QueryShape {
  const of = [parseAll(reading, depth, prefix)]
  while (peek(reading)?.type === 'or') {
    reading.at++
    of.push(parseAll(reading, depth, prefix))
  }
  const stated = of.filter((shape) => !isEmpty(shape))
  return stated.length === 1 ? stated[0]! : { type: stated.length === 0 ? 'all' : 'any', of: stated }
}

function parseAll(reading: Reading, depth: number, prefix: QueryPrefix | undefined): QueryShape {
  const joined: QueryShape[][] = [[]]
  for (;;) {
    const next = peek(reading)
    if (next === undefined || next.type === 'or' || next.type === 'close') break
    if (next.type === 'and') {
      reading.at++
      joined.push([])
    } else joined.at(-1)!.push(...parsePart(reading, depth, prefix))
  }
  const of = joined.map(allOf).filter((shape) => !isEmpty(shape))
  return of.length === 1 ? of[0]! : { type: 'all', of, isStated: true }
}

function allOf(shapes: readonly QueryShape[]): QueryShape {
  const of = shapes.filter((shape) => !isEmpty(shape))
  return of.length === 1 ? of[0]! : { type: 'all', of }
}

/** One part, or several where NOT stands before a run. */
function parsePart(reading: Reading, depth: number, prefix: QueryPrefix | undefined): readonly QueryShape[] {
  checkNodes(++reading.nodes)
  const lexeme = reading.lexemes[reading.at++]!
  switch (lexeme.type) {
    case 'not':
    case 'minus':
      return denied(reading, depth, prefix, lexeme.type === 'minus')
    case 'prefix':
      return peekIsOperand(reading) ? parseSingle(reading, depth, lexeme.prefix) : []
    case 'open':
      return [parseGroup(reading, depth + 1, prefix, lexeme.at)]
    case 'phrase':
      return [{ type: 'quoted', text: lexeme.text, ...under(prefix) }]
    default:
      reading.at--
      return [parseRun(reading, prefix)]
  }
}

function denied(reading: Reading, depth: number, prefix: QueryPrefix | undefined, isSingle: boolean): readonly QueryShape[] {
  checkDepth(depth)
  if (peek(reading)?.type === 'and') reading.at++
  if (!peekIsOperand(reading)) return []
  const isWord = isSingle && prefix !== undefined
  const isGroup = peek(reading)?.type === 'open'
  const [first, ...others] = isWord ? parseSingle(reading, depth + 1, prefix) : parsePart(reading, depth + 1, prefix)
  if (first === undefined) return []
  // What stands in parentheses is denied as a whole, even where it is a run.
  return [{ type: 'not', of: isGroup ? { type: 'all', of: [first] } : first, isSingle }, ...others]
}

/** What a prefix binds, and `-` behind it: one word, phrase or group. */
function parseSingle(reading: Reading, depth: number, prefix: QueryPrefix | undefined): readonly QueryShape[] {
  const lexeme = peek(reading)
  if (lexeme?.type !== 'word') return parsePart(reading, depth, prefix)
  checkNodes(++reading.nodes)
  reading.at++
  return [{ type: 'run', text: lexeme.text, ...under(prefix) }]
}

function parseGroup(reading: Reading, depth: number, prefix: QueryPrefix | undefined, openedAt: number): QueryShape {
  checkDepth(depth)
  const shape = parseAny(reading, depth, prefix)
  if (peek(reading)?.type !== 'close')
    throw new RangeError(
      `query has an opening parenthesis without its closing one at position ${openedAt + 1}; add it or take the parenthesis out`,
    )
  reading.at++
  return shape
}

function parseRun(reading: Reading, prefix: QueryPrefix | undefined): QueryShape {
  const words: string[] = []
  for (let next = peek(reading); next?.type === 'word'; next = peek(reading)) {
    words.push(next.text)
    reading.at++
  }
  return { type: 'run', text: words.join(' '), ...under(prefix) }
}

function peek(reading: Reading): Lexeme | undefined {
  return reading.lexemes[reading.at]
}

function peekIsOperand(reading: Reading): boolean {
  const type = peek(reading)?.type
  return type !== undefined && type !== 'close' && type !== 'or' && type !== 'and'
}

function under(prefix: QueryPrefix | undefined): { readonly prefix?: QueryPrefix } {
  return prefix === undefined ? {} : { prefix }
}

function isEmpty(shape: QueryShape): boolean {
  return (shape.type === 'all' || shape.type === 'any') && shape.of.length === 0
}
