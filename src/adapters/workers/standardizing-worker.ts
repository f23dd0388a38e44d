/** Entry of the thread that standardizes. It numbers with a dictionary of its own, whose words travel with the answer that uses them first. */
import { parentPort, workerData } from 'node:worker_threads'
import { termTypes } from '../../domain/term.ts'
import { packChange } from '../../search/packed-change.ts'
import { listDocument } from '../../standardization/number-document.ts'
import { createStandardizer } from '../../standardization/standardizer.ts'
import { type Statement, standardize } from '../../standardization/statement.ts'
import { TermDictionary } from '../../standardization/term-dictionary.ts'
import { loadPlaces } from '../files/geonames.ts'
import type { StandardizingAnswer, StandardizingMessage, StandardizingStart } from './standardizing-messages.ts'
import { buffersOf } from './transferable.ts'

/** Some tens of megabytes; a market of a million people has more words, and most of a batch are among the common ones. */
const mostWords = 250_000

let { taxonomy }: StandardizingStart = workerData
const places = loadPlaces()
let standardizer = createStandardizer(taxonomy, places)
let dictionary = new TermDictionary()
let isFresh = true
const port = parentPort
if (port === null) throw new Error('standardizing-worker.ts is started as a worker thread')

port.on('message', (message: StandardizingMessage) => {
  if ('taxonomy' in message) {
    taxonomy = message.taxonomy
    standardizer = createStandardizer(taxonomy, places)
  } else {
    const answer = answerTo(JSON.parse(message.statements))
    port.postMessage(answer, buffersOf(answer))
  }
})
port.postMessage({ ready: true } satisfies StandardizingAnswer)

function answerTo(statements: readonly Statement[]): StandardizingAnswer {
  beginAnewWhereFull()
  const upserts = statements.map((statement, key) => ({
    key,
    version: 0,
    ...listDocument(standardize(standardizer, statement), dictionary),
  }))
  const fresh = dictionary.drainNew()
  const words = { terms: Uint32Array.from(fresh, ({ term }) => term), values: fresh.map(({ value }) => value) }
  const answer = { taxonomy: taxonomy.version, isFresh, words, documents: packChange({ offset: 0, upserts, removals: [] }, () => true) }
  isFresh = false
  return answer
}

function beginAnewWhereFull(): void {
  if (termTypes.reduce((sum, type) => sum + dictionary.size(type), 0) < mostWords) return
  dictionary = new TermDictionary()
  isFresh = true
}
