/**
 * JSON from outside: strict UTF-8, bounded depth, finite numbers, well-formed text without control characters (tab and line
 * breaks apart), and no keys that reach for a prototype. What passes is plain data; what it means is for the schemas.
 */
import { fieldPath, refusal } from './json-problem.ts'

/** Deeper than any schema here goes. */
const maxDepth = 24
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

const loneSurrogate = /\p{Cs}/u

export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw refusal({ field: 'body', message: 'is not valid UTF-8', remedy: 'encode the text as UTF-8' })
  }
}

export function parseJson(text: string): unknown {
  const value = parsed(text)
  inspect(value, [])
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    if (text.trim() === '') throw refusal({ field: 'body', message: 'is empty', remedy: 'send JSON' })
    throw refusal({ field: 'body', message: 'is not valid JSON', remedy: 'check brackets, quotes and commas' })
  }
}

function inspect(value: unknown, path: string[]): void {
  if (typeof value === 'string') inspectText(value, path)
  else if (typeof value === 'number' && !Number.isFinite(value)) refuse(path, 'is too large a number', 'send a finite number')
  else if (typeof value === 'object' && value !== null) {
    if (path.length >= maxDepth) refuse(path.slice(0, 1), 'is nested too deeply', `nest at most ${maxDepth} levels, or take the field out`)
    for (const [key, item] of Object.entries(value)) {
      path.push(key)
      if (forbiddenKeys.has(key)) refuse(path, 'is not an allowed name', 'remove it')
      inspect(item, path)
      path.pop()
    }
  }
}

export function inspectText(value: string, path: readonly string[]): void {
  if (controlCharacter.test(value)) refuse(path, 'has control characters', 'remove control characters')
  if (loneSurrogate.test(value)) refuse(path, 'has half a surrogate pair', 'send well-formed Unicode')
}

function refuse(path: readonly string[], message: string, remedy: string): never {
  throw refusal({ field: fieldPath(path), message, remedy })
}
