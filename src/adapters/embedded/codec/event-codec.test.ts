import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { arbitraryEvent } from '../../../../tests/contracts/event-log-arbitrary.ts'
import type { Event } from '../../../domain/event.ts'
import { applicationAnswers, channels, jobActions, pageChannels, ratings } from '../../../domain/feedback.ts'
import { jobStates } from '../../../domain/job.ts'
import { intents } from '../../../domain/member.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { readEvent, typeAt, writeEvent } from './event-codec.ts'
import { schemas } from './event-schemas.ts'

describe('the stored form of events', () => {
  it('gives back every event of every type', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(arbitraryEvent, (event) => {
        seen.add(event.type)
        const bytes = written(event)
        assert.equal(typeAt(bytes, 0), event.type)
        assert.deepEqual(readEvent(new ByteReader(bytes)), event)
      }),
      { numRuns: 600, seed: 13 },
    )
    assert.deepEqual([...seen].sort(), Object.keys(schemas).sort())
  })

  it('has a place for every word of the domain', () => {
    const pair = { at: 1, member: 1, job: 2 }
    const feedback = { ...pair, project: 'p', recruiter: 'r', undone: false, terms: [], channel: channels[0], rating: ratings[0] }
    const examples: object[] = [
      ...intents.map((intent) => ({ type: 'member-status-changed', ...pair, intent })),
      ...jobStates.map((state) => ({ type: 'job-status-changed', ...pair, state })),
      ...channels.map((channel) => ({ ...feedback, type: 'feedback', channel })),
      ...ratings.map((rating) => ({ ...feedback, type: 'feedback', rating })),
      ...jobActions.map((action) => ({ type: 'job-acted', ...pair, action, undone: true })),
      ...applicationAnswers.map((answer) => ({ type: 'application-answered', ...pair, recruiter: 'r', answer })),
    ]
    for (const example of examples) assert.doesNotThrow(() => written(example as Event))
    for (const channel of pageChannels) assert.doesNotThrow(() => written({ ...page, channel } as unknown as Event))
  })

  it('stays as it was: records of old logs read the same', () => {
    for (const { record, event } of oldRecords) {
      assert.deepEqual(readEvent(new ByteReader(Buffer.from(record, 'hex'))), event)
      assert.equal(Buffer.from(written(event as unknown as Event)).toString('hex'), record)
    }
  })

  it('reads a field that was added later as absent', () => {
    const event: Event = { type: 'applied', at: 5, member: 1, job: 2 } as never
    const bytes = written(event)
    assert.deepEqual(readEvent(new ByteReader(bytes.subarray(0, bytes.length - 1))), event)
  })

  it('says so where a record is cut off or of a type it does not know', () => {
    const bytes = written({ type: 'hired', at: 1, member: 1, job: 1 } as never)
    assert.throws(() => readEvent(new ByteReader(bytes.subarray(0, 6))), RangeError)
    assert.throws(() => readEvent(new ByteReader(Uint8Array.of(250))), /newer version/)
  })
})

const columns = { keys: Uint32Array.of(1), versions: Float64Array.of(1), scores: Float64Array.of(1), vectors: Float32Array.of(1) }
const page = {
  type: 'page-shown',
  at: 1,
  request: 'q',
  subject: 'jobs',
  query: '',
  queryTerms: [],
  start: 0,
  total: 1,
  missingShards: 0,
  gates: [],
  models: [],
  featureSet: '',
  taxonomy: '',
  indexOffset: 0,
  items: { ...columns, termOffsets: Uint32Array.of(0, 0), terms: new Uint32Array(0) },
}

/** Written by the first version of this format. */
const oldRecords = [
  {
    record: '0c00008056febc7842020000007031020000007231070000000203010101000000710200000005000000ffffffff',
    event: {
      type: 'feedback',
      at: 1_700_000_000_000,
      project: 'p1',
      recruiter: 'r1',
      member: 7,
      channel: 'job-applicants',
      rating: 'skip',
      undone: true,
      request: 'q',
      terms: [5, 0xffffffff],
    },
  },
  {
    record:
      '0b00008056febc784201000000710500010100000063000001030000000002000000c3a901000000010000000000000000000000000000400100000001000000010000006700000000' +
      '0000f0bf000000000000000001000000010000006d0100000076010000006601000000740000000000002240010000000400000001000000000000000000004001000000000000000000' +
      'e03f020000000000c07f0000803f020000000000000001000000010000000600000000',
    event: {
      type: 'page-shown',
      at: 1_700_000_000_000,
      request: 'q',
      channel: 'rank',
      subject: 'members',
      contract: 'c',
      job: 3,
      query: 'é',
      queryTerms: [1],
      start: 0,
      total: 2,
      missingShards: 1,
      gates: [{ gate: 'g', rejected: -1, unknown: 0 }],
      models: [{ name: 'm', version: 'v' }],
      featureSet: 'f',
      taxonomy: 't',
      indexOffset: 9,
      items: {
        keys: Uint32Array.of(4),
        versions: Float64Array.of(2),
        scores: Float64Array.of(0.5),
        vectors: Float32Array.of(Number.NaN, 1),
        termOffsets: Uint32Array.of(0, 1),
        terms: Uint32Array.of(6),
      },
    },
  },
]

function written(event: Event): Uint8Array {
  const writer = new ByteWriter(16)
  writeEvent(writer, event)
  return writer.slice()
}
