/**
 * What the log forgets of erased people: their rows on every page (key, version, vector, terms), the page's seeker, what was known of
 * them when they applied, what a model learned of them alone, their name, e-mail, phone or id where somebody typed them into a query or the name of a project, and the
 * whole text where single words of the name give them away. The rest of the page stays and re-scores as before.
 */
import type { ProjectUpserted, QuerySaved } from '../../domain/account-events.ts'
import type { Event } from '../../domain/event.ts'
import type { Applied } from '../../domain/hiring-events.ts'
import type { EffectRefitted } from '../../domain/model-events.ts'
import { erasedKey, type PageItems, type PageShown } from '../../domain/page.ts'
import { ByteReader } from './codec/byte-reader.ts'
import { ByteWriter } from './codec/byte-writer.ts'
import { readEvent, typeAt, writeEvent } from './codec/event-codec.ts'
import { type NamedPerson, saysName } from './name-words.ts'

export interface Erased {
  readonly keys: ReadonlySet<number>
  /** Undefined where nothing names them. */
  readonly mentions: RegExp | undefined
  readonly people: readonly NamedPerson[]
}

/** A text without what names the erased. */
type Redact = (text: string) => string

export const erasedMark = '[erased]'

/** Types of events that can speak of a person beyond the key. */
const redacted: ReadonlySet<Event['type']> = new Set([
  'page-shown',
  'query-saved',
  'project-upserted',
  'applied',
  'effect-refitted',
] as const)

const writer = new ByteWriter(65_536)

/** The same bytes where the record does not speak of the erased. */
export function redactRecord(record: Uint8Array, erased: Erased): Uint8Array {
  const type = typeAt(record, 0)
  if (type === undefined || !redacted.has(type)) return record
  const event = readEvent(new ByteReader(record))
  const left = redactEvent(event, erased)
  if (left === event) return record
  writer.truncate(0)
  writeEvent(writer, left)
  return writer.slice()
}

/** The same object where there is nothing to forget. */
export function redactEvent(event: Event, erased: Erased): Event {
  if (event.type === 'page-shown') return redactPage(event, erased)
  if (event.type === 'query-saved') return redactQuery(event, erased)
  if (event.type === 'project-upserted') return redactProject(event, erased)
  if (event.type === 'applied') return redactApplication(event, erased)
  if (event.type === 'effect-refitted') return redactEffect(event, erased)
  return event
}

/** What was learned of the person alone; rows of the person are blanked on every page, so none needs it to re-score. */
function redactEffect(event: EffectRefitted, { keys }: Erased): EffectRefitted {
  if (event.entityType !== 'member' || !keys.has(event.entity) || event.features.length === 0) return event
  const nothing = { features: new Uint32Array(0), coefficients: new Float32Array(0), variances: new Float32Array(0) }
  return { ...event, ...nothing }
}

/** Words that name a person, found whole, in any case and spacing. */
export function mentionsOf(names: Iterable<string>): RegExp | undefined {
  const patterns = [...new Set(names)]
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.split(/\s+/).map(escapePattern).join('\\s+'))
  return patterns.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${patterns.join('|')})(?![\\p{L}\\p{N}_])`, 'giu')
}

function redactPage(page: PageShown, erased: Erased): PageShown {
  const items = page.subject === 'members' ? redactItems(page.items, erased.keys) : page.items
  const shown = page.subject === 'members' ? new Set(page.items.keys) : new Set([page.seeker])
  const query = redactText(
    page.query,
    redactOf(erased, (key) => shown.has(key)),
  )
  const seeker = page.seeker !== undefined && erased.keys.has(page.seeker) ? erasedKey : page.seeker
  if (items === page.items && query === page.query && seeker === page.seeker) return page
  return { ...page, items, query, ...(seeker !== undefined && { seeker }) }
}

function redactItems(items: PageItems, keys: ReadonlySet<number>): PageItems {
  if (!items.keys.some((key) => keys.has(key))) return items
  const blank: PageItems = {
    ...items,
    keys: items.keys.slice(),
    versions: items.versions.slice(),
    vectors: items.vectors.slice(),
    terms: items.terms.slice(),
  }
  items.keys.forEach((key, i) => {
    if (keys.has(key)) blankItem(blank, i)
  })
  return blank
}

function blankItem({ keys, versions, vectors, termOffsets, terms }: PageItems, i: number): void {
  const width = vectors.length / keys.length
  keys[i] = erasedKey
  versions[i] = 0
  vectors.fill(NaN, i * width, (i + 1) * width)
  terms.fill(0, termOffsets[i], termOffsets[i + 1])
}

function redactApplication(event: Applied, { keys }: Erased): Applied {
  if (event.inputs === undefined || !keys.has(event.member)) return event
  const { inputs: _, ...rest } = event
  return rest
}

function redactProject(event: ProjectUpserted, erased: Erased): ProjectUpserted {
  const name = redactOf(erased, nobody)(event.project.name)
  return name === event.project.name ? event : { ...event, project: { ...event.project, name } }
}

function redactQuery(event: QuerySaved, erased: Erased): QuerySaved {
  const redact = redactOf(erased, nobody)
  const [name, query] = [redactText(event.name, redact), redactText(event.query, redact)]
  return name === event.name && query === event.query ? event : { ...event, name, query }
}

function redactOf({ mentions, people }: Erased, shown: (key: number) => boolean): Redact {
  return (text) => {
    if (saysName(text, people, shown)) return erasedMark
    return mentions === undefined ? text : text.replace(mentions, erasedMark)
  }
}

function nobody(): boolean {
  return false
}

/** In JSON only strings and names of fields are touched, so that it stays JSON and a number is never taken for an id. */
function redactText(text: string, redact: Redact): string {
  if (text === '') return text
  const parsed = parseJson(text)
  if (parsed === undefined) return redact(text)
  const redacted = redactValue(parsed, redact)
  return isSame(parsed, redacted) ? text : JSON.stringify(redacted)
}

function redactValue(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [redact(name), redactValue(item, redact)]))
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function parseJson(text: string): unknown {
  if (!/^\s*[{["]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
}
