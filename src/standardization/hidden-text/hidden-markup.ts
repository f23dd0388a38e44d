/** Markup whose contents no reader sees: white or tiny type, invisible or moved out of the page, comments, scripts. */
import type { Span } from './cut.ts'

const opening = /<!--|<([a-z][\w-]{0,20})\b([^<>]{0,2000})>/gi
const unseenTags: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript'])
const white = String.raw`(?:white|transparent|#fff(?:fff)?\b|#f[e-f]f[e-f]f[e-f]\b|rgba?\(\s*255\s*,\s*255\s*,\s*255|rgba\([^)]*,\s*0(?:\.0+)?\s*\))`
const whiteType = new RegExp(String.raw`(?<![\w-])color\s*[:=]\s*["']?\s*${white}`, 'i')
const darkGround = new RegExp(String.raw`background(?:-color)?\s*:\s*(?!\s*${white})[#\w]`, 'i')
const unseen = [
  /display\s*:\s*none/i,
  /visibility\s*:\s*(?:hidden|collapse)/i,
  /(?<![\w-])opacity\s*:\s*0(?:\.0+)?(?![.\d])/i,
  /font-size\s*:\s*(?:0(?:\.\d+)?(?:px|pt|r?em|%)?|1(?:\.0+)?(?:px|pt))(?![\d.])/i,
  /text-indent\s*:\s*-\d{3,}/i,
  /(?:left|right|top|bottom)\s*:\s*-\d{3,}/i,
  /(?:^|\s)hidden(?:\s|=|$)/i,
]

export function hiddenMarkup(text: string): readonly Span[] {
  const spans: Span[] = []
  opening.lastIndex = 0
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const end =
      found[1] === undefined
        ? endOfComment(text, found.index)
        : isUnseen(found[1], found[2]!)
          ? endOfElement(text, found[1], opening.lastIndex)
          : -1
    if (end < 0) continue
    spans.push({ start: found.index, end })
    opening.lastIndex = end
  }
  return spans
}

function isUnseen(tag: string, attributes: string): boolean {
  if (unseenTags.has(tag.toLowerCase()) || unseen.some((pattern) => pattern.test(attributes))) return true
  return whiteType.test(attributes) && !darkGround.test(attributes)
}

function endOfComment(text: string, start: number): number {
  const end = text.indexOf('-->', start)
  return end < 0 ? text.length : end + 3
}

/** Behind the closing tag that belongs to the opening one; the end of the text where there is none. */
function endOfElement(text: string, tag: string, from: number): number {
  const tags = new RegExp(`<(/?)${tag}\\b[^<>]{0,2000}>`, 'gi')
  tags.lastIndex = from
  let depth = 1
  for (let found = tags.exec(text); found !== null; found = tags.exec(text)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return tags.lastIndex
  }
  return text.length
}
