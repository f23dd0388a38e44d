/**
 * The hidden space of titles. Each function of work is a point, each career track (about five titles) lies around its
 * function, each title around its track. Distance there, not shared words, is how far one job is from another:
 * about 0.3 within a track, 0.7 within a function, 1.4 between strangers.
 */

import type { AliasTable } from '../math/alias-table.ts'
import { aliasTable } from '../math/alias-table.ts'
import { RandomStream } from '../math/random-stream.ts'
import { isLeading } from './seniority.ts'
import type { SimulatedTitle } from './vocabulary.ts'

const dimensions = 8
const titlesPerTrack = 5
const [functionSpread, trackSpread, titleSpread] = [1.2, 0.6, 0.28]

export interface TitleSpace {
  readonly functions: readonly string[]
  readonly functionOf: Uint16Array
  readonly trackOf: Uint16Array
  readonly titlesOfTrack: readonly (readonly number[])[]
  readonly tracksOfFunction: readonly (readonly number[])[]
  readonly leading: readonly boolean[]
  /** titles × titles. */
  readonly distances: Float32Array
  readonly functionPopularity: AliasTable
  /** Yearly pay in the middle of the trade, US dollars in the United States. */
  readonly pay: Float64Array
}

export function titleSpace(seed: number, titles: readonly SimulatedTitle[]): TitleSpace {
  const functions = [...new Set(titles.map(functionName))].sort()
  const functionOf = Uint16Array.from(titles, (title) => functions.indexOf(functionName(title)))
  const tracksByFunction = functions.map((_, f) => tracksOf(titles, functionOf, f))
  const titlesOfTrack = tracksByFunction.flat()
  const trackOf = new Uint16Array(titles.length)
  titlesOfTrack.forEach((members, track) => {
    for (const title of members) trackOf[title] = track
  })
  const points = titles.map((_, title) => pointOf(seed, title, trackOf[title]!, functionOf[title]!))
  return {
    functions,
    functionOf,
    trackOf,
    titlesOfTrack,
    tracksOfFunction: functions.map((_, f) => titlesOfTrack.flatMap((members, track) => (functionOf[members[0]!] === f ? [track] : []))),
    leading: titles.map((title) => isLeading(title.name)),
    distances: distancesOf(points),
    functionPopularity: popularity(seed, functions),
    pay: Float64Array.from(titles, (_, title) => payOf(seed, title, functionOf[title]!)),
  }
}

export function titleDistance(space: TitleSpace, a: number, b: number): number {
  return space.distances[a * space.functionOf.length + b]!
}

function functionName(title: SimulatedTitle): string {
  return title.function ?? 'general'
}

/** Titles of a function by their last word, then by name, cut into tracks: "… Nurse" stays mostly with "… Nurse". */
function tracksOf(titles: readonly SimulatedTitle[], functionOf: Uint16Array, f: number): number[][] {
  const own = titles.flatMap((title, index) => (functionOf[index] === f ? [{ index, order: `${lastWord(title.name)} ${title.name}` }] : []))
  own.sort((a, b) => (a.order < b.order ? -1 : 1))
  const count = Math.max(1, Math.round(own.length / titlesPerTrack))
  const tracks = Array.from({ length: count }, () => [] as number[])
  own.forEach((title, place) => {
    tracks[Math.floor((place * count) / own.length)]!.push(title.index)
  })
  return tracks
}

function lastWord(name: string): string {
  return name.toLowerCase().split(/\s+/).at(-1)!
}

function pointOf(seed: number, title: number, track: number, f: number): Float64Array {
  const [a, b, c] = [new RandomStream(seed, 0xf0, f), new RandomStream(seed, 0x74, track), new RandomStream(seed, 0x71, title)]
  const scale = 1 / Math.sqrt(2 * dimensions)
  return Float64Array.from(
    { length: dimensions },
    () => scale * (functionSpread * a.normal() + trackSpread * b.normal() + titleSpread * c.normal()),
  )
}

function distancesOf(points: readonly Float64Array[]): Float32Array {
  const distances = new Float32Array(points.length * points.length)
  points.forEach((p, i) => {
    points.forEach((q, j) => {
      distances[i * points.length + j] = distance(p, q)
    })
  })
  return distances
}

function distance(p: Float64Array, q: Float64Array): number {
  let sum = 0
  for (let d = 0; d < dimensions; d++) sum += (p[d]! - q[d]!) ** 2
  return Math.sqrt(sum)
}

/** A few functions employ most people; which ones depends on the seed alone. */
function popularity(seed: number, functions: readonly string[]): AliasTable {
  return aliasTable(functions.map((_, f) => Math.exp(0.7 * new RandomStream(seed, 0xb0, f).normal())))
}

function payOf(seed: number, title: number, f: number): number {
  const [trade, own] = [new RandomStream(seed, 0xca, f), new RandomStream(seed, 0xcb, title)]
  return 62_000 * Math.exp(0.28 * trade.normal() + 0.12 * own.normal())
}
