/** Documents whose terms are drawn by Zipf's law: the same every time. */
import { numberFields, type Term, type TermType, termOf, unknownTerm } from '../src/domain/term.ts'
import type { IndexDocument } from '../src/search/index-document.ts'

export const marketplace = termOf('audience', 1)

/** How many terms of the type a document has, out of how many. */
const shapes: Readonly<Partial<Record<TermType, readonly [number, number]>>> = {
  title: [3, 800],
  'current-title': [1, 800],
  skill: [14, 1600],
  company: [3, 60_000],
  'current-company': [1, 60_000],
  industry: [2, 60],
  function: [2, 30],
  seniority: [1, 10],
  location: [3, 20_000],
  school: [1, 5000],
  degree: [1, 6],
  'field-of-study': [1, 200],
  language: [2, 50],
  intent: [1, 4],
  'employment-type': [1, 6],
  workplace: [2, 3],
  'desired-title': [1, 800],
}
const types = Object.keys(shapes) as TermType[]
const vocabulary = 300_000

let state = 1
/** xorshift32: the same corpus every time. */
export function random(): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) / 2 ** 32
}

/** 1 … size, frequency about 1/rank. */
export const zipf = (size: number): number => Math.min(size, Math.floor(Math.exp(random() * Math.log(size + 1))))

export function document(key: number): IndexDocument {
  const terms = new Set<Term>([marketplace])
  for (const type of types) {
    const [count, size] = shapes[type]!
    if (random() < 0.05) terms.add(unknownTerm(type))
    else for (let i = 0; i < count; i++) terms.add(termOf(type, zipf(size)))
  }
  const numbers = new Float32Array(numberFields.length).map(() => random() * 10)
  numbers[numberFields.indexOf('years')] = random() < 0.1 ? Number.NaN : Math.floor(random() * 30)
  numbers[numberFields.indexOf('static-rank')] = random()
  const tokens = Uint32Array.from({ length: 90 + Math.floor(random() * 40) }, (_, i) => (i % 20 === 19 ? 0 : zipf(vocabulary)))
  return { key, version: key + 1, terms: Uint32Array.from(terms).sort(), evidence: new Uint16Array(terms.size).fill(9), numbers, tokens }
}
