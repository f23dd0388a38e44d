/** A text as an attentive reader would take it: what it hides is cut out, and named. */
import type { TextFlag } from '../../domain/text-flag.ts'
import { cut, type Span } from './cut.ts'
import { hiddenMarkup } from './hidden-markup.ts'
import { instructions } from './instructions.ts'
import { hasInvisibleCharacters, hasInvisibleTags, withoutInvisible } from './invisible-characters.ts'
import { keywordLists, stuffedWords } from './keyword-list.ts'
import { repeatedRuns } from './repeated-words.ts'
import { scanWords, type WordScan } from './word-scan.ts'

export interface VisibleText {
  readonly text: string
  /** Distinct; never empty. */
  readonly flags: readonly TextFlag[]
}

/** Shorter texts hold no run, no list and no order. */
const shortest = 15
const ascii = /^\p{ASCII}*$/u

const wordRules: readonly (readonly [TextFlag, (scan: WordScan, text: string) => readonly Span[]])[] = [
  ['instructions', (scan, text) => instructions(text, scan)],
  ['repeated-words', repeatedRuns],
  ['keyword-list', keywordLists],
  ['repeated-words', stuffedWords],
]

/** Undefined where the text hides nothing: nearly always. */
export function visibleText(text: string): VisibleText | undefined {
  const isPlain = ascii.test(text)
  if (isPlain && text.length < shortest) return undefined
  const flags = new Set<TextFlag>()
  let visible = isPlain ? text : withoutInvisibleOnes(text, flags)
  if (visible.includes('<')) visible = without(visible, hiddenMarkup(visible), 'hidden-markup', flags)
  let scan = scanWords(visible)
  for (const [flag, find] of wordRules) {
    const rest = without(visible, find(scan, visible), flag, flags)
    if (rest === visible) continue
    visible = rest
    scan = scanWords(visible)
  }
  return flags.size === 0 ? undefined : { text: visible.trim(), flags: [...flags] }
}

function withoutInvisibleOnes(text: string, flags: Set<TextFlag>): string {
  if (hasInvisibleTags(text)) flags.add('invisible-tags')
  if (hasInvisibleCharacters(text)) flags.add('invisible-characters')
  return flags.size > 0 ? withoutInvisible(text) : text
}

function without(text: string, spans: readonly Span[], flag: TextFlag, flags: Set<TextFlag>): string {
  if (spans.length === 0) return text
  flags.add(flag)
  return cut(text, spans)
}
