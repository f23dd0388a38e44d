/** A thread that standardizes profiles and postings while the caller does something else; it takes about half a second to stand ready. */
import { Worker } from 'node:worker_threads'
import { unpackDocument } from '../../search/packed-change.ts'
import { ForeignTerms } from '../../standardization/foreign-terms.ts'
import type { NumberedDocument } from '../../standardization/number-document.ts'
import type { Statement } from '../../standardization/statement.ts'
import type { TaxonomyData } from '../../standardization/taxonomy-data.ts'
import type { TermDictionary } from '../../standardization/term-dictionary.ts'
import type { StandardizingAnswer, StandardizingMessage, StandardizingStart } from './standardizing-messages.ts'

/** Documents stated by the thread. */
export interface StatedDocuments {
  /** Version of the taxonomy that they speak. */
  readonly taxonomy: string
  /** Numbers the words of the i-th statement in the caller's dictionary. */
  document(i: number): NumberedDocument
  /** JSON of what each statement states. */
  readonly texts: readonly string[]
}

interface Pending {
  readonly texts: readonly string[]
  resolve(stated: StatedDocuments): void
  reject(reason: unknown): void
}

/** The compiled entry lies beside this file, with this file's extension. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './standardizing-worker.ts' : './standardizing-worker.js', import.meta.url)

export class StandardizingThread {
  readonly #worker: Worker
  readonly #dictionary: TermDictionary
  /** Answers come in the order of the calls. */
  readonly #pending: Pending[] = []
  #words: ForeignTerms
  #taxonomy: string
  #isReady = false
  #ended: Error | undefined

  constructor(taxonomy: TaxonomyData, dictionary: TermDictionary) {
    this.#dictionary = dictionary
    this.#words = new ForeignTerms(dictionary)
    this.#taxonomy = taxonomy.version
    this.#worker = new Worker(entry, { workerData: { taxonomy } satisfies StandardizingStart })
    this.#worker.on('message', (answer: StandardizingAnswer) => this.#receive(answer))
    this.#worker.on('error', (cause) => this.#end(cause))
    this.#worker.on('exit', (code) => this.#end(new Error(`it exited with code ${code}`)))
  }

  get isReady(): boolean {
    return this.#isReady
  }

  /** Rejects when the thread has ended. */
  state(statements: readonly Statement[], taxonomy: TaxonomyData): Promise<StatedDocuments> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    if (taxonomy.version !== this.#taxonomy) this.#post({ taxonomy })
    this.#taxonomy = taxonomy.version
    const texts = statements.map(({ stated }) => JSON.stringify(stated))
    return new Promise((resolve, reject) => {
      this.#pending.push({ texts, resolve, reject })
      this.#post({ statements: listOf(statements, texts) })
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #post(message: StandardizingMessage): void {
    this.#worker.postMessage(message)
  }

  #receive(answer: StandardizingAnswer): void {
    if ('ready' in answer) {
      this.#isReady = true
      return
    }
    const { taxonomy, isFresh, words, documents } = answer
    if (isFresh) this.#words = new ForeignTerms(this.#dictionary)
    this.#words.learn(words.values.map((value, i) => ({ term: words.terms[i]!, value })))
    const translated = this.#words
    const pending = this.#pending.shift()
    pending?.resolve({ taxonomy, document: (i) => translated.translate(unpackDocument(documents, i)), texts: pending.texts })
  }

  #end(cause: Error): void {
    this.#ended ??= new Error('the standardizing thread has ended', { cause })
    for (const { reject } of this.#pending.splice(0)) reject(this.#ended)
  }
}

/** JSON of the statements, made of the texts of what they state. */
function listOf(statements: readonly Statement[], texts: readonly string[]): string {
  return `[${statements.map(({ kind, at }, i) => `{"kind":${JSON.stringify(kind)},"at":${at},"stated":${texts[i]}}`).join()}]`
}
