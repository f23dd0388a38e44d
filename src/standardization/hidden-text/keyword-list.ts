/**
 * Endless lists of keywords: so many words in a row without a sentence or one of the small words that sentences are made of, or
 * one word that makes up a good part of a text. Known for the languages below; others end their sentences, too.
 */
import type { Span } from './cut.ts'
import { hashOfWord, type WordScan } from './word-scan.ts'

/** A real list of tools and skills is shorter. */
const longestList = 80
/** A sentence of up to so many words is an entry of a list. */
const entryWords = 2
/** One word is stuffed from so many occurrences and this share of the text on. */
const stuffedCount = 12
const stuffedShare = 0.2
const shortestText = 40

const small = [
  'a an the and or of in to for with on at by from as is are was were be been i my we our it its this that which who not but have has had will into their they you your',
  'der die das und oder von in zu im am für mit auf bei als ist sind war ein eine einer einem den dem des ich wir sowie durch nicht auch zur zum',
  'le la les et ou de du des en à pour avec sur par dans un une est je nous que qui au aux son sa',
  'el los las y o del para con por una un es en que mi se al como',
  'il lo gli e di da per con che una nel della dei sono',
  'o os as e do da dos das em no na para com por uma um que',
  'de het een en van voor met op bij als is zijn ik wij te',
  'w i z na do oraz jest się dla och att för med på är som',
  'и в на с по для из не что как от',
] // prettier-ignore
const smallWords: ReadonlySet<number> = new Set(small.flatMap((words) => words.split(' ')).map(hashOfWord))
// Most words are told to be none of them by a few bits of their hash.
const filter = new Uint8Array(4096)
for (const hash of smallWords) filter[hash & 4095] = 1

const slots = 1024
// Occurrences by hash; reused, as scans are.
const counts = new Uint16Array(slots)

export function keywordLists(scan: WordScan): readonly Span[] {
  const lists: Span[] = []
  if (scan.count < longestList) return lists
  let from = 0
  let sentence = 0
  for (let at = 0; at < scan.count; at++) {
    if (isSmall(scan.hashes[at]!)) {
      addList(lists, scan, from, at - 1)
      from = at + 1
    }
    if (scan.stops[at] === 0) continue
    if (at + 1 - sentence > entryWords) {
      addList(lists, scan, from, at)
      from = at + 1
    }
    sentence = at + 1
  }
  addList(lists, scan, from, scan.count - 1)
  return lists
}

/** All but the first of a word that is stuffed in. */
export function stuffedWords(scan: WordScan): readonly Span[] {
  const { count, hashes, starts, ends } = scan
  const least = Math.max(stuffedCount, count * stuffedShare)
  if (count < shortestText || !mayBeStuffed(scan, least)) return []
  const places = new Map<number, number[]>()
  for (let at = 0; at < count; at++)
    if (counts[hashes[at]! % slots]! >= least) places.get(hashes[at]!)?.push(at) ?? places.set(hashes[at]!, [at])
  const stuffed = [...places].filter(([hash, own]) => own.length >= least && !isSmall(hash))
  return stuffed.flatMap(([, own]) => own.slice(1)).map((at) => ({ start: starts[at]!, end: ends[at]! }))
}

/** Words that share a slot are told apart only where one of them is frequent. */
function mayBeStuffed({ count, hashes }: WordScan, least: number): boolean {
  counts.fill(0)
  let most = 0
  for (let at = 0; at < count; at++) most = Math.max(most, ++counts[hashes[at]! % slots]!)
  return most >= least
}

function isSmall(hash: number): boolean {
  return filter[hash & 4095] === 1 && smallWords.has(hash)
}

function addList(lists: Span[], { starts, ends }: WordScan, first: number, last: number): void {
  if (last - first + 1 >= longestList) lists.push({ start: starts[first]!, end: ends[last]! })
}
