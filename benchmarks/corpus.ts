/** The people of a benchmark as peers take them: one JSON object a line, with the very terms and words that our index holds. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { numberFields } from '../src/domain/term.ts'
import type { StandardDocument } from '../src/standardization/standard-document.ts'
import type { PeerQuery, PeerTree } from './peer-process.ts'
import { peerTerm } from './workload.ts'

interface CorpusDocument {
  readonly id: number
  readonly terms: readonly string[]
  /** Null where the profile states no place. */
  readonly latitude: number | null
  readonly longitude: number | null
  readonly text: string
}

const latitude = numberFields.indexOf('latitude')
const longitude = numberFields.indexOf('longitude')

/** People who are closed to offers are left out: no search of ours may find them. Gives how many were written. */
export async function writeCorpus(path: string, people: number, documentOf: (index: number) => StandardDocument): Promise<number> {
  const file = await open(path, 'w')
  let written = 0
  for (let from = 0; from < people; from += 1000) {
    const lines: string[] = []
    for (let index = from; index < Math.min(people, from + 1000); index++) {
      const document = documentOf(index)
      if (document.terms.some(({ type, value }) => type === 'intent' && value === 'closed')) continue
      lines.push(`${JSON.stringify(corpusDocument(index, document))}\n`)
    }
    written += lines.length
    await file.write(lines.join(''))
  }
  await file.close()
  return written
}

function corpusDocument(id: number, { terms, numbers, sections }: StandardDocument): CorpusDocument {
  return {
    id,
    terms: terms.map(({ type, value }) => peerTerm(type, value)),
    latitude: finite(numbers[latitude]!),
    longitude: finite(numbers[longitude]!),
    text: sections.flat().join(' '),
  }
}

/** Totals of the queries by looking at every document: no index, no cleverness. */
export async function countByHand(path: string, queries: readonly PeerQuery[]): Promise<number[]> {
  const totals = queries.map(() => 0)
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const document: CorpusDocument = JSON.parse(line)
    const [terms, words] = [new Set(document.terms), new Set(document.text.split(' '))]
    queries.forEach(({ tree, near }, i) => {
      if (matches(tree, terms, words) && (near === undefined || isNear(document, near))) totals[i]!++
    })
  }
  return totals
}

function matches(tree: PeerTree, terms: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  switch (tree.type) {
    case 'term':
      return terms.has(tree.term)
    case 'word':
      return words.has(tree.word)
    case 'all':
      return tree.of.every((child) => matches(child, terms, words))
    case 'any':
      return tree.of.some((child) => matches(child, terms, words))
    case 'not':
      return !matches(tree.of, terms, words)
  }
}

/** Haversine on a sphere of 6,371.0088 km. */
function isNear(document: CorpusDocument, near: NonNullable<PeerQuery['near']>): boolean {
  if (document.latitude === null || document.longitude === null) return false
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [dLatitude, dLongitude] = [radians(document.latitude - near.latitude), radians(document.longitude - near.longitude)]
  const h =
    Math.sin(dLatitude / 2) ** 2 + Math.cos(radians(near.latitude)) * Math.cos(radians(document.latitude)) * Math.sin(dLongitude / 2) ** 2
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h)) <= near.km
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
