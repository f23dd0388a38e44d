/** Words that people shorten in a query, and levels in the plural: "java dev", "software eng", "no juniors". */
import type { Tokens } from '../tokenize.ts'

interface Short {
  readonly word: string
  /** What it means something else beside: "dev ops", "biz dev". */
  readonly notBefore: ReadonlySet<string>
  readonly notBehind: ReadonlySet<string>
}

const dev = { notBefore: new Set(['ops', 'sec', 'tools', 'rel']), notBehind: new Set(['biz', 'bus', 'business']) }
const plain = { notBefore: new Set<string>(), notBehind: new Set<string>() }
const shortened: ReadonlyMap<string, Short> = new Map([
  ['dev', { word: 'developer', ...dev }],
  ['devs', { word: 'developers', ...dev }],
  ['eng', { word: 'engineer', ...plain }],
  ['engr', { word: 'engineer', ...plain }],
  ['engs', { word: 'engineers', ...plain }],
  ['exec', { word: 'executive', ...plain }],
  ['juniors', { word: 'junior', ...plain }],
  ['seniors', { word: 'senior', ...plain }],
  ['interns', { word: 'intern', ...plain }],
  ['trainees', { word: 'trainee', ...plain }],
])
const leaders: ReadonlySet<string> = new Set(['manager', 'mgr', 'director', 'lead', 'head'])

/** The same words in full; where each stands in the text stays as it was. */
export function inFull(tokens: Tokens): Tokens {
  const { words } = tokens
  if (!words.some((word) => shortened.has(word))) return tokens
  return { ...tokens, words: words.map((word, at) => wordInFull(word, words[at - 1], words[at + 1])) }
}

function wordInFull(word: string, before = '', after = ''): string {
  const short = shortened.get(word)
  if (short === undefined || short.notBefore.has(after) || short.notBehind.has(before)) return word
  return short.word === 'engineer' && leaders.has(after) ? 'engineering' : short.word
}
