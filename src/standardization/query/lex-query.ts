/**
 * A typed query cut into words, quoted phrases, parentheses, operators, `-` and prefixes such as `title:`. What people write in
 * lower case counts as well: "not", "without", "except" deny; "or" stays a word among words, where understand-run.ts finds what
 * stands on its two sides, and is an operator beside quotes, parentheses and prefixes. `|` is such an "or", and `!` such a `-`.
 */
import type { TermType } from '../../domain/term.ts'

export const queryPrefixes = [
  'title',
  'skill',
  'company',
  'location',
  'school',
  'industry',
  'function',
  'seniority',
  'language',
  'degree',
] as const satisfies readonly TermType[]
export type QueryPrefix = (typeof queryPrefixes)[number]

export type Lexeme =
  | { readonly type: 'word' | 'phrase'; readonly text: string; readonly at: number }
  | { readonly type: 'prefix'; readonly prefix: QueryPrefix; readonly at: number }
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' | 'minus'; readonly at: number }

const operators: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' }
const prefixed = new RegExp(`(${queryPrefixes.join('|')}):(?=\\S)`, 'iy')
const denial = /^(?:not|no|without|except|excluding|nicht|kein|keine|keinen|ohne|außer|ausser)$/
/** "not only java", "not for profit", "no code", "no experience" exclude nothing. */
const notDenied = /^\s+(?:(?:only|just|necessarily|for|profit|code|sql|experience|degree|sponsorship|visa|nur)(?![\p{L}\p{N}])|$)/u
const isOr = /^(?:or|oder)$/
/** How `|` is read: the "or" that names no state, as "Portland or" does. */
const bar = { sign: /\|+/y, word: 'oder' }
const plainWord = /[^\s()"|]+/y
const gap = /\s/

export function lexQuery(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = []
  for (let at = 0; at < text.length; ) {
    if (gap.test(text[at]!)) at++
    else at = lexAt(text, at, lexemes)
  }
  return lexemes.map((lexeme, at) => (joinsMoreThanWords(lexemes, at) ? { type: 'or', at: lexeme.at } : lexeme))
}

/** An "or" with a quote, a group or what a prefix binds on one of its sides. */
function joinsMoreThanWords(lexemes: readonly Lexeme[], at: number): boolean {
  const [beforeLast, before, lexeme, after] = [lexemes[at - 2], lexemes[at - 1], lexemes[at]!, lexemes[at + 1]]
  if (lexeme.type !== 'word' || !isOr.test(lexeme.text) || before === undefined || after === undefined) return false
  const isBound = beforeLast?.type === 'prefix' || beforeLast?.type === 'minus'
  return isBound || before.type === 'phrase' || before.type === 'close' || ['phrase', 'open', 'prefix'].includes(after.type)
}

/** Adds the lexeme at `at`; gives where the next begins. */
function lexAt(text: string, at: number, lexemes: Lexeme[]): number {
  const sign = text[at]!
  if (sign === '(' || sign === ')') {
    lexemes.push({ type: sign === '(' ? 'open' : 'close', at })
    return at + 1
  }
  if (sign === '"') return lexPhrase(text, at, lexemes)
  const bars = matchAt(bar.sign, text, at)
  if (bars !== undefined) {
    lexemes.push({ type: 'word', text: bar.word, at })
    return at + bars.length
  }
  if ((sign === '-' || sign === '!') && /[^\s)!|-]/.test(text[at + 1] ?? ' ')) {
    lexemes.push({ type: 'minus', at })
    return at + 1
  }
  const prefix = matchAt(prefixed, text, at)?.slice(0, -1).toLowerCase()
  if (isPrefix(prefix)) {
    lexemes.push({ type: 'prefix', prefix, at })
    return at + prefix.length + 1
  }
  const word = matchAt(plainWord, text, at)!
  const operator = operators[word] ?? (denies(word, text.slice(at + word.length)) ? 'not' : undefined)
  lexemes.push(operator === undefined ? { type: 'word', text: word, at } : { type: operator, at })
  return at + word.length
}

function denies(word: string, rest: string): boolean {
  return denial.test(word) && !notDenied.test(rest)
}

function lexPhrase(text: string, at: number, lexemes: Lexeme[]): number {
  const end = text.indexOf('"', at + 1)
  if (end < 0)
    throw new RangeError(`query has an opening quote without its closing one at position ${at + 1}; add it or take the quote out`)
  lexemes.push({ type: 'phrase', text: text.slice(at + 1, end), at })
  return end + 1
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function isPrefix(name: string | undefined): name is QueryPrefix {
  return queryPrefixes.some((prefix) => prefix === name)
}
