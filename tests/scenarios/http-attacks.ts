/** Requests that nobody should send: valid ones with a hostile value somewhere, and bodies, headers and addresses that are broken. */
import fc from 'fast-check'

export interface Attack {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer | undefined
}

export interface Target {
  readonly method: string
  /** Addresses with known and unknown ids. */
  readonly urls: readonly string[]
  /** Valid bodies; none where the route takes none. */
  readonly bodies: readonly unknown[]
  readonly contentType?: string
  /** Bodies are only ever broken in form, because a good one would set heavy work going. */
  readonly formOnly?: boolean
}

const json = 'application/json'

/** Stand for what JSON.stringify cannot write, and are put in as bare text. */
const bare: Readonly<Record<string, string>> = {
  '@nan': 'NaN',
  '@huge': '1e999',
  '@minus': '-1e999',
  '@proto': '{"__proto__":{"x":1}}',
  '@surrogate': '"\\ud83d"',
}

const hostileText = fc.oneof(
  fc.constantFrom(...Object.keys(bare)),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u001bb',
    '\u202eabc',
    '../../etc/passwd',
    '%00',
    "' OR 1=1 --",
    '<script>',
    '\u{1F600}'.repeat(300),
    'NOT',
    '"',
    'AND OR',
    '-',
    'a:',
    '🇩🇪',
  ),
  fc.constantFrom(450, 3_000, 25_000).map((length) => 'x'.repeat(length)),
  fc.constantFrom(30, 900, 5_000).map((depth) => `${'('.repeat(depth)}a${')'.repeat(depth)}`),
  fc.constantFrom(30, 900).map((count) => Array(count).fill('(a OR b)').join(' AND NOT ')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.stringMatching(/^[()"a-c :*~^-]{0,40}$/),
)

const ordinaryValue = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 4e9, 1e-320),
  fc.constant([]),
  fc.constant({}),
  fc.jsonValue({ maxDepth: 3 }),
)

const enormousValue = fc.oneof(
  fc.constant(Array.from({ length: 10_000 }, (_, index) => ({ type: 'skill', values: [`s${index}`] }))),
  fc.constant(Array.from({ length: 10_000 }, (_, index) => `v${index}`)),
  fc.constant('x'.repeat(400_000)),
)

/** Enormous ones cost as much as hundreds of others. */
const hostileValue = fc.oneof({ weight: 60, arbitrary: ordinaryValue }, { weight: 1, arbitrary: enormousValue })

const brokenForms = fc.oneof(
  fc
    .constantFrom('', '{', '[', '{"a":', 'null', '7', '"a"', 'true', '[]', '{}', '{"a":1,}', "{'a':1}", '\ufeff{}', '{}{}')
    .map((text) => Buffer.from(text)),
  fc.constantFrom(100, 20_000).map((depth) => Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`)),
  fc.constant(Buffer.from(`{"text":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`)),
  fc.constant(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
)

const brokenBody = fc.oneof({ weight: 30, arbitrary: brokenForms }, { weight: 1, arbitrary: fc.constant(Buffer.alloc(1_200_000, 0x20)) })

const contentTypes = fc.constantFrom(
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'x',
  'application/x-ndjson',
)

const hostileSegment = fc.oneof(
  fc.constantFrom(
    '%00',
    '%ff',
    '%',
    '%zz',
    '..',
    '%2e%2e%2f',
    '%F0%9F%98%80',
    'a%0Ab',
    '%7F',
    'x'.repeat(201),
    'x'.repeat(5000),
    "'",
    '%20',
    '__proto__',
    '?a=1',
    '%ED%A0%80',
  ),
  fc.string({ maxLength: 12 }).map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, ''))),
)

const hostileQuery = fc.constantFrom(
  '?preview=maybe',
  '?format=csv&format=ndjson',
  '?format=',
  '?limit=NaN',
  '?%00=1',
  '?preview=true&preview=false',
  `?name=${'x'.repeat(5000)}`,
)

export function attacksOn({ method, urls, bodies, contentType = json, formOnly = false }: Target): fc.Arbitrary<Attack> {
  const url = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...urls) }, { weight: 1, arbitrary: hostileUrl(urls) })
  const type = fc.oneof({ weight: 9, arbitrary: fc.constant(contentType) }, { weight: 1, arbitrary: contentTypes })
  if (method === 'GET' || method === 'DELETE')
    return fc.record({ url: fc.oneof(url, hostileUrl(urls)), headers: hostileHeaders(), payload: fc.constant(undefined) })
  const body =
    bodies.length === 0 || formOnly
      ? brokenForm()
      : fc.oneof({ weight: 8, arbitrary: mutated(bodies) }, { weight: 2, arbitrary: brokenBody })
  return fc
    .tuple(url, type, body, hostileHeaders())
    .map(([address, sent, payload, headers]) => ({ url: address, headers: { ...headers, 'content-type': sent }, payload }))
}

/** Malformed whatever the content type: heavy work is never set going by accident. */
function brokenForm(): fc.Arbitrary<Buffer> {
  return fc.constantFrom('{', '[1,', '{"a":NaN}', '\u0000', '{"a":"\\ud800"}', '{"__proto__":1}').map((text) => Buffer.from(text))
}

function hostileHeaders(): fc.Arbitrary<Record<string, string>> {
  const some = fc.constantFrom<Record<string, string>>(
    { authorization: 'Bearer x' },
    { authorization: 'Basic \u00ff' },
    { accept: 'text/html' },
    { 'content-encoding': 'gzip' },
    { origin: 'null' },
    { host: 'evil.example' },
  )
  return fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: some })
}

function hostileUrl(urls: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...urls), fc.nat(5), fc.oneof(hostileSegment, hostileQuery)).map(([url, index, hostile]) => {
    if (hostile.startsWith('?')) return url.split('?')[0] + hostile
    const parts = url.split('/')
    // The first three parts are '', 'v1' and the resource.
    const at = 3 + (index % Math.max(1, parts.length - 3))
    return [...parts.slice(0, at), hostile, ...parts.slice(at + 1)].join('/')
  })
}

function mutated(bodies: readonly unknown[]): fc.Arbitrary<Buffer> {
  const change = fc.record({ at: fc.nat(60), value: hostileValue, kind: fc.constantFrom('replace', 'replace', 'replace', 'add', 'remove') })
  return fc.tuple(fc.constantFrom(...bodies), fc.array(change, { minLength: 0, maxLength: 2 })).map(([body, changes]) => {
    const changed = changes.reduce<unknown>((value, { at, value: hostile, kind }) => mutate(value, at, hostile, kind), body)
    return Buffer.from(textOf(changed))
  })
}

function mutate(body: unknown, at: number, hostile: unknown, kind: string): unknown {
  const paths = pathsOf(body)
  return setAt(body, paths[at % paths.length]!, hostile, kind)
}

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value)
      .slice(0, 30)
      .flatMap(([key, item]) => pathsOf(item, [...path, key])),
  ]
}

function setAt(value: unknown, path: readonly string[], hostile: unknown, kind: string): unknown {
  const [key, ...rest] = path
  if (key === undefined)
    return kind === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, extra: hostile } : hostile
  if (typeof value !== 'object' || value === null) return hostile
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  const slots = copy as Record<string, unknown>
  if (rest.length === 0 && kind === 'remove') delete slots[key]
  else slots[key] = setAt(slots[key], rest, hostile, kind)
  return copy
}

function textOf(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.replace(/"@(nan|huge|minus|proto|surrogate)"/g, (found) => bare[found.slice(1, -1)]!)
}
