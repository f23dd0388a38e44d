/**
 * Mixed queries about people who exist: each is drawn from the standard document of a random person, so that it finds someone,
 * and common values come up as often as they are common. The same query is stated for the platform and for peers.
 */
import type { TermType } from '../src/domain/term.ts'
import { RandomStream } from '../src/math/random-stream.ts'
import type { SearchInput } from '../src/platform/platform.ts'
import type { StandardDocument } from '../src/standardization/standard-document.ts'
import { placeOf, type Standardizer } from '../src/standardization/standardizer.ts'
import type { PeerQuery, PeerTree } from './peer-process.ts'

export const kinds = ['facets', 'text', 'boolean', 'radius', 'broad'] as const
export type Kind = (typeof kinds)[number]

export interface WorkloadQuery {
  readonly kind: Kind
  readonly input: Omit<SearchInput, 'caller'>
  readonly peer: PeerQuery
}

export interface WorkloadParts {
  readonly standardizer: Standardizer
  /** Standard document of a person by index. */
  readonly documentOf: (index: number) => StandardDocument
  readonly people: number
  /** True for text that query understanding leaves as plain words. */
  readonly isPlain: (text: string) => boolean
}

export function workload(parts: WorkloadParts, perKind: number, seed: number): WorkloadQuery[] {
  const random = new RandomStream(seed, 0xbe7c)
  return Array.from({ length: perKind * kinds.length }, (_, i) => drawQuery(parts, random, kinds[i % kinds.length]!))
}

function drawQuery(parts: WorkloadParts, random: RandomStream, kind: Kind): WorkloadQuery {
  for (;;) {
    const query = draw[kind](parts, parts.documentOf(random.below(parts.people)), random)
    if (query !== undefined) return { kind, ...query }
  }
}

type Drawn = Omit<WorkloadQuery, 'kind'> | undefined
type Draw = (parts: WorkloadParts, document: StandardDocument, random: RandomStream) => Drawn

const draw: Readonly<Record<Kind, Draw>> = {
  /** Title AND any of three skills AND city or region or country. */
  facets(_parts, document, random) {
    const [title, skills, place] = [
      pick(document, 'title', random),
      several(document, 'skill', 3, random),
      pick(document, 'location', random),
    ]
    if (title === undefined || skills.length < 3 || place === undefined) return undefined
    const facets = [facet('title', [title]), facet('skill', skills), facet('location', [place])]
    return {
      input: { facets },
      peer: { tree: all([term('title', title), any(skills.map((skill) => term('skill', skill))), term('location', place)]) },
    }
  },

  /** Two to four words of the profile's text, frequent ones as often as they are frequent: any of them. */
  text({ isPlain }, document, random) {
    const words = plainWords(document, isPlain, random.between(2, 4), random)
    if (words.length < 2 || !isPlain(words.join(' '))) return undefined
    return { input: { text: words.join(' ') }, peer: { tree: any(words.map((word) => ({ type: 'word', word }))) } }
  },

  /** (title OR word) AND (skill OR (skill AND skill)) NOT word; without words every second time, for peers that match those apart. */
  boolean({ isPlain }, document, random) {
    const [title, skills] = [pick(document, 'title', random), several(document, 'skill', 4, random)]
    const words = random.chance(0.5) ? plainWords(document, isPlain, 2, random) : []
    if (title === undefined || skills.length < 4 || words.length === 1) return undefined
    const [a, b, c, d] = skills as [string, string, string, string]
    const asked = (type: TermType, value: string) => `${type}:"${value.replaceAll('-', ' ')}"`
    const [first, last] = words.length === 0 ? [asked('skill', d), asked('skill', d)] : (words as [string, string])
    const tree = (word: string | undefined): PeerTree => (word === undefined ? term('skill', d) : { type: 'word', word })
    const text = `(${asked('title', title)} OR ${first}) AND (${asked('skill', a)} OR (${asked('skill', b)} AND ${asked('skill', c)})) AND NOT ${last}`
    const either = any([term('title', title), tree(words[0])])
    const nested = any([term('skill', a), all([term('skill', b), term('skill', c)])])
    return { input: { text }, peer: { tree: all([either, nested, { type: 'not', of: tree(words[1]) }]) } }
  },

  /** A skill within 10 to 200 km of a city. */
  radius({ standardizer }, document, random) {
    const [skill, city] = [pick(document, 'skill', random), document.terms.find(({ value }) => value.startsWith('city:'))]
    const place = city === undefined ? undefined : placeOf(standardizer, city.value)
    if (skill === undefined || place === undefined) return undefined
    const km = random.between(1, 20) * 10
    const near = { place: place.label, radiusKm: km }
    return {
      input: { facets: [facet('skill', [skill])], near },
      peer: { tree: all([term('skill', skill)]), near: { latitude: place.latitude, longitude: place.longitude, km } },
    }
  },

  /** One value that many share: a function, a level, a country, a readiness. */
  broad(_parts, document, random) {
    const type = random.pick(['function', 'seniority', 'location', 'intent'] as const)
    const value =
      type === 'location' ? document.terms.find((stated) => stated.value.startsWith('country:'))?.value : pick(document, type, random)
    if (value === undefined || value === 'closed') return undefined
    return { input: { facets: [facet(type, [value])] }, peer: { tree: all([term(type, value)]) } }
  },
}

function facet(type: TermType, values: readonly string[]) {
  return { type, values }
}

/** A term as peers hold it: one token. */
export function peerTerm(type: TermType, value: string): string {
  return `${type}:${value.replaceAll(' ', '_')}`
}

function term(type: TermType, value: string): PeerTree {
  return { type: 'term', term: peerTerm(type, value) }
}

function all(of: readonly PeerTree[]): PeerTree {
  return { type: 'all', of }
}

function any(of: readonly PeerTree[]): PeerTree {
  return { type: 'any', of }
}

function pick(document: StandardDocument, type: TermType, random: RandomStream): string | undefined {
  return several(document, type, 1, random)[0]
}

function several(document: StandardDocument, type: TermType, count: number, random: RandomStream): string[] {
  const values = document.terms.filter((stated) => stated.type === type).map(({ value }) => value)
  const chosen: string[] = []
  while (chosen.length < count && values.length > 0) chosen.push(...values.splice(random.below(values.length), 1))
  return chosen
}

function plainWords(document: StandardDocument, isPlain: (text: string) => boolean, count: number, random: RandomStream): string[] {
  const words = document.sections.flat().filter(isPlain)
  const chosen = new Set<string>()
  for (let tries = 0; chosen.size < count && tries < 4 * count && words.length > 0; tries++) chosen.add(random.pick(words))
  return [...chosen]
}
