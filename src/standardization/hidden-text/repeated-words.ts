/**
 * Words that come back on the spot: "java java java java", "java sql java sql java sql", a paragraph pasted ten times. A run of
 * few words says nothing and is cut out whole; longer text is read once.
 */
import type { Span } from './cut.ts'
import type { WordScan } from './word-scan.ts'

/** Copies that make a run; of a single word one more. */
const copies = 3
/** Up to so many words repeated are no text. */
const fewWords = 5

const slots = 2048
// Where each run of three words was met last; reused, as scans are.
const lastAt = new Int32Array(slots)

export function repeatedRuns(scan: WordScan): readonly Span[] {
  const runs: Span[] = []
  lastAt.fill(-1)
  let period = 0
  let from = 0
  for (let at = 2; at <= scan.count; at++) {
    const found = at < scan.count ? periodAt(scan, at) : 0
    if (found === period) continue
    if (period > 0) addRun(runs, scan, { first: from - 2 - period, last: at - 1, period })
    period = found
    from = at
  }
  return runs
}

/** How far back the three words that end at `at` stood before; 0 where they did not, as far as the table knows. */
function periodAt({ hashes }: WordScan, at: number): number {
  const key = Math.imul(Math.imul(hashes[at - 2]!, 31) ^ hashes[at - 1]!, 31) ^ hashes[at]!
  const slot = (key ^ (key >>> 15)) & (slots - 1)
  const before = lastAt[slot]!
  lastAt[slot] = at
  if (before < 2) return 0
  const isSame = hashes[before] === hashes[at] && hashes[before - 1] === hashes[at - 1] && hashes[before - 2] === hashes[at - 2]
  return isSame ? at - before : 0
}

function addRun(runs: Span[], { starts, ends }: WordScan, { first, last, period }: { first: number; last: number; period: number }): void {
  const words = last - first + 1
  if (words < period * (period === 1 ? copies + 1 : copies)) return
  runs.push({ start: starts[period > fewWords ? first + period : first]!, end: ends[last]! })
}
