/**
 * Titles: the longest aliases found, seniority read off beside them. "VP of Engineering" and "Manager, Marketing" name no
 * title by alias: a cue of leadership next to a function gives the title that leads the function. "Java Developer" gives the
 * generic title; the skill in it is found by skills.ts.
 */
import type { Found } from './alias-matcher.ts'
import { bareTitleLevel, type Cue, cueAt, directorLevel, levelOf, managerLevel } from './seniority.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { TitleEntry } from './taxonomy-data.ts'
import { scan, type Tokens } from './tokenize.ts'
import { entryOf } from './vocabulary.ts'

export interface StandardTitle {
  /** In reading order; empty where none is known. */
  readonly titles: readonly TitleEntry[]
  /** 0–9; undefined where neither a cue nor a known title tells. */
  readonly level: number | undefined
}

export interface Leadership {
  readonly title: TitleEntry
  readonly level: number
  readonly from: number
  readonly length: number
}

const employer = /\s(?:at|@|bei|chez|to(?: the)?)\s/i
const employerName = /\s(?:at|@|bei|chez)\s[^|,;·•()–—]*/gi
const assisted: ReadonlySet<string> = new Set(['to', 'the'])
const fillers: ReadonlySet<string> = new Set(['of', 'the', 'for', 'in'])

/** `scanned`: the words of the text, where the caller has them already. */
export function standardizeTitle(taxonomy: Taxonomy, text: string, scanned: Tokens = scan(text)): StandardTitle {
  const tokens = ownPart(taxonomy, text, scanned)
  const spans = taxonomy.titles.matcher.all(tokens.words)
  const cues = cuesOutside(taxonomy, tokens, spans)
  const titles = spans.length > 0 ? spans.map((span) => entryOf(taxonomy.titles, span)) : titlesWithoutCues(taxonomy, tokens, cues)
  return {
    titles: [...new Set(titles)],
    level: levelOfTitle(titles, [...cues, ...spans.flatMap((span) => cuesInside(taxonomy, tokens, span))]),
  }
}

/** Without the employer, or the person assisted, that stands behind the title; "assistant to the CEO" is a title as a whole. */
function ownPart(taxonomy: Taxonomy, text: string, scanned: Tokens): Tokens {
  const cut = text.search(employer)
  return cut < 1 || taxonomy.titles.matcher.whole(scanned.words) !== undefined ? scanned : scan(text.slice(0, cut))
}

/** "Engineer at Nordwind Logistics | Kafka": the name of an employer names no skill. */
export function withoutEmployer(headline: string): string {
  return headline.replace(employerName, ' ')
}

/** A cue of leadership before or after the name of a function: "Head of Marketing", "Marketing Director". */
export function leadershipAt(taxonomy: Taxonomy, tokens: Tokens, from: number): Leadership | undefined {
  const cue = cueAt(taxonomy, tokens, from)
  if (cue !== undefined) return cueThenFunction(taxonomy, tokens, cue)
  const named = taxonomy.functions.matcher.longestAt(tokens.words, from)
  const after = named === undefined ? undefined : cueAt(taxonomy, tokens, from + named.length)
  return after === undefined ? undefined : leadership(taxonomy, named!, after, from, named!.length + after.length)
}

function cueThenFunction(taxonomy: Taxonomy, tokens: Tokens, cue: Cue): Leadership | undefined {
  let at = cue.from + cue.length
  while (fillers.has(tokens.words[at] ?? '')) at++
  const named = taxonomy.functions.matcher.longestAt(tokens.words, at)
  return named === undefined ? undefined : leadership(taxonomy, named, cue, cue.from, at + named.length - cue.from)
}

function leadership(taxonomy: Taxonomy, named: Found, { level }: Cue, from: number, length: number): Leadership | undefined {
  const { manager, director } = entryOf(taxonomy.functions, named)
  const slug = level >= directorLevel ? director : level === managerLevel ? manager : undefined
  const title = slug === undefined ? undefined : taxonomy.titles.bySlug.get(slug)
  return title === undefined ? undefined : { title, level, from, length }
}

function titlesWithoutCues(taxonomy: Taxonomy, tokens: Tokens, cues: readonly Cue[]): readonly TitleEntry[] {
  const rest = tokens.words.filter((word, at) => !fillers.has(word) && !cues.some((cue) => at >= cue.from && at < cue.from + cue.length))
  const spans = rest.length === tokens.words.length ? [] : taxonomy.titles.matcher.all(rest)
  if (spans.length > 0) return spans.map((span) => entryOf(taxonomy.titles, span))
  for (let at = 0; at < tokens.words.length; at++) {
    const led = leadershipAt(taxonomy, tokens, at)
    if (led !== undefined) return [led.title]
  }
  return []
}

function cuesOutside(taxonomy: Taxonomy, tokens: Tokens, spans: readonly Found[]): readonly Cue[] {
  const cues: Cue[] = []
  let span = 0
  for (let at = 0; at < tokens.words.length; ) {
    if (spans[span]?.from === at) at += spans[span++]!.length
    else {
      const cue = cueAt(taxonomy, tokens, at)
      if (cue !== undefined) cues.push(cue)
      at += cue?.length ?? 1
    }
  }
  return cues
}

/**
 * A cue of leadership that the name of the title does not hold itself: "VP of Engineering" for an engineering director. The
 * one assisted ("to the CEO") leads, not the assistant.
 */
function cuesInside(taxonomy: Taxonomy, tokens: Tokens, span: Found): readonly Cue[] {
  const cues: Cue[] = []
  for (let at = span.from; at < span.from + span.length; at++) {
    const cue = assisted.has(tokens.words[at - 1] ?? '') ? undefined : cueAt(taxonomy, tokens, at)
    if (cue !== undefined && cue.level >= directorLevel && at + cue.length <= span.from + span.length) cues.push(cue)
  }
  return cues.length === 0 ? cues : cues.filter((cue) => cue.level > levelInName(taxonomy, entryOf(taxonomy.titles, span).name))
}

function levelInName(taxonomy: Taxonomy, name: string): number {
  return Math.max(0, ...cuesOutside(taxonomy, scan(name), []).map((cue) => cue.level))
}

function levelOfTitle(titles: readonly TitleEntry[], cues: readonly Cue[]): number | undefined {
  const implied = titles.flatMap((title) => (title.level === undefined ? [] : [title.level]))
  return levelOf([...cues.map((cue) => cue.level), ...implied]) ?? (titles.length > 0 ? bareTitleLevel : undefined)
}
