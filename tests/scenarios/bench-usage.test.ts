/** What the benchmarks say of themselves, and of options that there are not. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './run-mutual.ts'

const main = fileURLToPath(new URL('../../benchmarks/main.js', import.meta.url))

function bench(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err })
    })
  })
}

describe('the command of the benchmarks', () => {
  it('lists benchmarks and options when asked for help', async () => {
    const { code, out, err } = await bench('--help')
    assert.deepEqual([code, err], [0, ''])
    for (const said of [/^Usage: npm run -s bench -- \[options\] <benchmark>/, /--no-peers/, /\n {2}search {11}how long/])
      assert.match(out, said)
  })

  it('names what it does not know, prints the usage and ends with 2', async () => {
    const faults: readonly [readonly string[], RegExp][] = [
      [[], /^error: missing required argument 'benchmark'/],
      [['nosuch'], /^error: .*'nosuch' is invalid for argument 'benchmark'. there are search, search-peers, /],
      [['search', '--nosuch'], /^error: unknown option '--nosuch'/],
      [['search', '--members', 'many'], /^error: option '--members <number>' argument 'many' is invalid. give a whole number from 200 to/],
      [['glmix', '--cases', 'fixed,nosuch'], /^error: option '--cases <names>' .*"nosuch" is none of fixed, random-1, /],
    ]
    for (const [args, reason] of faults) {
      const { code, out, err } = await bench(...args)
      assert.deepEqual([code, out], [2, ''], args.join(' '))
      assert.match(err, reason)
      assert.match(err, /\nBenchmarks:\n/)
      assert.doesNotMatch(err, /\n {4}at /, 'no stack')
    }
  })
})
