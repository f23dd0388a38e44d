/**
 * The ground plan, held against the sources (not the compiled files, which have lost their `import type`): which room
 * may import from which, no circles, and where the outside world may stand.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { breachesOf, type GroundPlan, readSources, type SourceFile } from './ground-plan.ts'

const pure = ['math', 'domain']

/** A room names only rooms that stand below it, or before it on its own floor. */
const plan: GroundPlan = {
  rooms: {
    math: [],
    domain: [],
    standardization: pure,
    models: ['math'],
    evaluation: ['math'],
    events: pure,
    features: [...pure, 'standardization', 'models', 'events'],
    search: [...pure, 'standardization', 'models', 'events', 'features'],
    reranking: [...pure, 'features'],
    serving: [...pure, 'standardization', 'models', 'evaluation', 'events', 'features', 'search', 'reranking'],
    training: [...pure, 'standardization', 'models', 'evaluation', 'events', 'features', 'search'],
    adapters: [...pure, 'standardization', 'models', 'evaluation', 'events', 'features', 'search', 'reranking', 'serving', 'training'],
    platform: [
      ...pure,
      'standardization',
      'models',
      'evaluation',
      'events',
      'features',
      'search',
      'reranking',
      'serving',
      'training',
      'adapters',
    ],
    simulator: [...pure, 'platform'],
    http: [...pure, 'platform', 'adapters'],
    cli: [...pure, 'standardization', 'models', 'evaluation', 'platform', 'adapters', 'http', 'simulator'],
  },
  doors: ['adapters', 'platform', 'simulator', 'http', 'cli'],
  /** Files of `domain` that only the named rooms may import (I8). */
  guarded: { 'domain/demographics.ts': ['reranking'] },
}

const sources = await readSources('src')
const breaches = breachesOf(sources, plan)

describe('the ground plan', () => {
  it('found the files it speaks of', () => {
    assert.ok(sources.length > 50)
    for (const room of ['domain', 'search', 'serving', 'platform', 'http']) assert.ok(sources.some((file) => file.room === room))
  })

  it('draws arrows only downward', () => assert.deepEqual(breaches.arrows, []))
  it('names every room', () => assert.deepEqual(breaches.unknownRooms, []))
  it('has no circle of files', () => assert.deepEqual(breaches.circles, []))
  it('keeps the outside world behind the doors', () => assert.deepEqual(breaches.outside, []))
  it('keeps protected attributes away from features', () => assert.deepEqual(breaches.guarded, []))
  it('keeps domain words out of models', () => assert.deepEqual(breaches.words, []))
})

describe('the ground plan, on planted breaches', () => {
  const planted = (path: string, text: string): SourceFile => ({ path, room: path.split('/')[0]!, text })
  const found = (...files: SourceFile[]) => breachesOf(files, plan)

  it('sees a type-only import that points up', () => {
    assert.equal(found(planted('math/a.ts', "import type { Member } from '../domain/member.ts'")).arrows.length, 1)
    assert.equal(found(planted('models/a.ts', "import type { Member } from '../domain/member.ts'")).arrows.length, 1)
  })

  it('sees a node: import, a package and the clock below the doors', () => {
    assert.equal(found(planted('events/a.ts', "import { open } from 'node:fs'")).outside.length, 1)
    assert.equal(found(planted('search/a.ts', "import { open } from 'lmdb'")).outside.length, 1)
    assert.equal(found(planted('serving/a.ts', 'const now = Date.now()')).outside.length, 1)
  })

  it('sees a circle of types', () => {
    const a = planted('math/a.ts', "import type { B } from './b.ts'")
    const b = planted('math/b.ts', "import type { A } from './a.ts'")
    assert.equal(found(a, b).circles.length, 1)
  })

  it('sees a room that is not in the plan', () => {
    assert.equal(found(planted('helpers/a.ts', '')).unknownRooms.length, 1)
  })

  it('sees a feature that reads protected attributes', () => {
    assert.equal(found(planted('features/a.ts', "import type { Demographics } from '../domain/demographics.ts'")).guarded.length, 1)
  })

  it('sees a domain word in models', () => {
    const word = planted('domain/member.ts', 'export interface Member {}')
    assert.equal(found(word, planted('models/a.ts', 'export interface Member {}')).words.length, 1)
  })
})
