/**
 * Years and distances as people type them: "5 years", "5+ years of experience", "3-5 yrs", "at most 2 years"; "within 50 km of
 * Berlin", "30 miles around Boston", "Berlin +50 km". Without a word before it a number of years is the least.
 */
import { placeAt } from '../places/resolve-place.ts'
import type { Standardizer } from '../standardizer.ts'
import type { Tokens } from '../tokenize.ts'
import type { YearsNamed } from './typed-query.ts'

export interface YearsFound {
  readonly years: YearsNamed
  /** Words. */
  readonly length: number
}

export interface DistanceFound {
  readonly km: number
  readonly length: number
}

export interface AroundFound extends DistanceFound {
  /** Of the place. */
  readonly value: string
}

const atMost = 'at most|up to|max(?:imum)?(?: of)?|less than|under|below|höchstens|bis zu'
const atLeast = 'at least|min(?:imum)?(?: of)?|more than|over|mindestens'
const unit = '(?:years?|yrs?|yoe|y|jahren?)(?![\\p{L}\\p{N}])\\+?'
const experience =
  '(?:\\s+(?:of\\s+)?(?:work(?:ing)?\\s+|professional\\s+)?(?:experience|exp|berufserfahrung|erfahrung)(?![\\p{L}\\p{N}]))?'
const years = new RegExp(
  `^(?:(?:(?<most>${atMost})|${atLeast})\\s+)?(?<from>\\d{1,2})(?:\\s*\\+|\\s*(?:-|–|to|bis)\\s*(?<to>\\d{1,2}))?\\s*${unit}${experience}`,
  'u',
)

export function yearsAt(tokens: Tokens, at: number): YearsFound | undefined {
  const found = years.exec(textFrom(tokens, at))
  if (found === null) return undefined
  const { most, from, to } = found.groups!
  const length = wordsWithin(tokens, at, found[0].length)
  if (to !== undefined) return { years: { min: Math.min(Number(from), Number(to)), max: Math.max(Number(from), Number(to)) }, length }
  return { years: most === undefined ? { min: Number(from) } : { max: Number(from) }, length }
}

const distance = '(?<number>\\d{1,4})\\s*(?:(?<miles>miles?|mi)|km|kms|kilomet(?:er|re)s?|kilometern)(?![\\p{L}\\p{N}])'
const before = new RegExp(
  `^(?:within\\s+|im umkreis von\\s+)?(?:an?\\s+)?(?:radius\\s+of\\s+)?${distance}(?:\\s+radius)?\\s+(?:of|from|around|near|um|von)\\s+`,
  'u',
)
const behind = new RegExp(`^[\\s,]*(?:\\+|within|around|radius(?:\\s+of)?|umkreis)?\\s*${distance}(?:\\s+(?:radius|around|umkreis))?`, 'u')

/** A distance and then a place. */
export function aroundAt(
  { places }: Standardizer,
  tokens: Tokens,
  at: number,
  isSmallWord: (word: number) => boolean,
): AroundFound | undefined {
  const found = before.exec(textFrom(tokens, at))
  if (found === null) return undefined
  const length = wordsWithin(tokens, at, found[0].length)
  const named = placeAt(places, tokens.words, at + length, isSmallWord)
  return named && { value: named.place.value, km: kmOf(found), length: length + named.length }
}

/** A distance behind a place whose last word stands before `at`. */
export function distanceBehind(tokens: Tokens, at: number): DistanceFound | undefined {
  const end = tokens.ends[at - 1]!
  const found = behind.exec(tokens.text.slice(end).toLowerCase())
  if (found === null) return undefined
  return { km: kmOf(found), length: tokens.starts.filter((start) => start >= end && start < end + found[0].length).length }
}

const kmInMile = 1.609344

function kmOf({ groups }: RegExpExecArray): number {
  const number = Number(groups!['number'])
  return groups!['miles'] === undefined ? number : Math.round(number * kmInMile)
}

function textFrom({ text, starts }: Tokens, at: number): string {
  return text.slice(starts[at]).toLowerCase()
}

function wordsWithin({ starts }: Tokens, at: number, characters: number): number {
  return starts.filter((start, word) => word >= at && start < starts[at]! + characters).length
}
