/**
 * "or" among the words of a run: "java or kotlin developer berlin" asks for one of two skills, and for the rest as well. It joins
 * what stands on its two sides, lists before it included ("java, kotlin or scala"); between titles the skills before each go
 * with it ("java developer or data scientist"), and where a title begins the second half, the halves are the alternatives
 * ("nurse berlin or teacher munich"). An "or" without something on both sides is no operator ("in or near Munich").
 */
import type { Tokens } from '../tokenize.ts'
import { smallWords } from './readings.ts'
import { kindOf, type RunShape, type Thing } from './run-thing.ts'

export const orWords: ReadonlySet<string> = new Set(['or', 'oder'])

export function alternativesIn(things: readonly Thing[], tokens: Tokens): readonly RunShape[] {
  const shapes: RunShape[] = []
  for (let at = 0; at < things.length; ) {
    if (at === 0 || !isJoined(things, at, tokens)) {
      shapes.push(things[at++]!)
      continue
    }
    const end = endOfRight(things, at, tokens)
    if (isSecondHalf(shapes, things.slice(at, end))) {
      const rest = alternativesIn(things.slice(at), tokens)
      return [{ type: 'any', of: [shapes, rest] }]
    }
    const right = things.slice(at, end)
    shapes.push({ type: 'any', of: [...takeLeft(shapes, right, tokens), right] })
    at = end
  }
  return shapes
}

/** Is there an "or" right behind the thing before, and nothing but small words from there on? */
function isJoined(things: readonly Thing[], at: number, { words }: Tokens): boolean {
  const [or, ...between] = words.slice(things[at - 1]!.end, things[at]!.from)
  return or !== undefined && orWords.has(or) && between.every((word) => smallWords.has(word))
}

/** "kotlin developer" behind a title is one operand, "kotlin" behind a skill another. */
function endOfRight(things: readonly Thing[], at: number, tokens: Tokens): number {
  let end = at
  if (kindOf(things[at - 1]!) === 'title') while (end < things.length && isModifier(things[end]!) && isAdjacent(things, end, tokens)) end++
  return end < things.length && end > at && kindOf(things[end]!) === 'title' ? end + 1 : at + 1
}

function isAdjacent(things: readonly Thing[], at: number, tokens: Tokens): boolean {
  return at + 1 < things.length && !isJoined(things, at + 1, tokens)
}

/** A title that follows an "or" behind something else, where a title stood before. */
function isSecondHalf(left: readonly RunShape[], right: readonly Thing[]): boolean {
  const last = left.at(-1)
  if (last === undefined || isTitle(last) || !right.some(isTitle)) return false
  return left.some(isTitle)
}

/** Takes the left operand, or all of a list, off the end. */
function takeLeft(shapes: RunShape[], right: readonly Thing[], tokens: Tokens): readonly (readonly RunShape[])[] {
  const last = shapes.pop()!
  if (last.type === 'any') return last.of
  if (isTitle(last) && right.some(isTitle)) {
    const phrase: RunShape[] = [last]
    while (isSkill(shapes.at(-1))) phrase.unshift(shapes.pop()!)
    return [phrase]
  }
  const listed: Thing[] = [last]
  for (let next = shapes.at(-1); next?.type === 'thing' && isListedBefore(next, listed[0]!, tokens); next = shapes.at(-1)) {
    listed.unshift(next)
    shapes.pop()
  }
  return listed.map((thing) => [thing])
}

function isListedBefore(thing: Thing, next: Thing, { text, starts, ends }: Tokens): boolean {
  return kindOf(thing) === kindOf(next) && /^\s*,\s*$/.test(text.slice(ends[thing.end - 1], starts[next.from]))
}

function isTitle(shape: RunShape): boolean {
  return shape.type === 'thing' ? kindOf(shape) === 'title' : shape.of.some((branch) => branch.some(isTitle))
}

function isSkill(shape: RunShape | undefined): boolean {
  return shape?.type === 'thing' && kindOf(shape) === 'skill'
}

function isModifier(thing: Thing): boolean {
  return kindOf(thing) === 'skill' || kindOf(thing) === 'seniority'
}
