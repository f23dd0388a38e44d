/** Finds the JobPosting objects of schema.org in a JSON-LD object, an array, a `@graph`, a list, or an HTML page with script tags. */
import { Parser } from 'htmlparser2'
import { type Problem, problemOfError } from './json-problem.ts'
import { parseJson } from './json-text.ts'

export type FoundPosting = { readonly posting: Readonly<Record<string, unknown>> } | { readonly problem: Problem }

const maxDepth = 6

export function findPostings(text: string): readonly FoundPosting[] {
  const found = /^\s*</.test(text)
    ? scriptsOf(text).flatMap((script, index) => postingsOf(unwrapped(script), `script[${index}]`))
    : postingsOf(text, 'body')
  if (found.length > 0) return found
  const remedy = 'give JSON-LD with "@type": "JobPosting", or a page with such a script tag'
  return [{ problem: { field: 'body', message: 'holds no JobPosting', remedy } }]
}

function postingsOf(json: string, field: string): FoundPosting[] {
  try {
    return within(parseJson(json), 0).map((posting) => ({ posting }))
  } catch (error) {
    const problem = problemOfError(error)
    if (!problem) throw error
    return [{ problem: { ...problem, field } }]
  }
}

function within(value: unknown, depth: number): Record<string, unknown>[] {
  if (depth > maxDepth || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => within(item, depth + 1))
  const node = value as Record<string, unknown>
  if (isJobPosting(node['@type'])) return [node]
  return ['@graph', 'mainEntity', 'itemListElement', 'item'].flatMap((name) => within(node[name], depth + 1))
}

function isJobPosting(type: unknown): boolean {
  return [type].flat().some((each) => typeof each === 'string' && /^(https?:\/\/schema\.org\/|schema:)?JobPosting$/.test(each))
}

/** Pages that old browsers or XML parsers should read too wrap a script in a comment or in CDATA. */
const [openings, closings] = [
  ['<!--', '-->', '<![CDATA[', '//', '/*', '*/', '>'],
  ['-->', ']]>', '//', '/*', '*/', '<!'],
]

function unwrapped(script: string): string {
  let text = script.trim()
  for (let mark = openings.find(starts); mark !== undefined; mark = openings.find(starts)) text = text.slice(mark.length).trimStart()
  for (let mark = closings.find(ends); mark !== undefined; mark = closings.find(ends)) text = text.slice(0, -mark.length).trimEnd()
  return text

  function starts(mark: string): boolean {
    return text.startsWith(mark)
  }

  function ends(mark: string): boolean {
    return text.endsWith(mark)
  }
}

function scriptsOf(html: string): string[] {
  const scripts: string[] = []
  let reading = false
  const parser = new Parser({
    onopentag(name, { type }) {
      reading = name === 'script' && /^application\/ld\+json\b/i.test(type ?? '')
      if (reading) scripts.push('')
    },
    ontext(text) {
      if (reading) scripts[scripts.length - 1] += text
    },
    onclosetag() {
      reading = false
    },
  })
  parser.end(html)
  return scripts
}
