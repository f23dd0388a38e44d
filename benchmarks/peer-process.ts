/** Starts a peer as a child process and speaks one JSON line each way. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packageRoot } from '../src/adapters/files/package-root.ts'

/** Boolean tree over terms (as `type:value` words without spaces) and words of the text. */
export type PeerTree =
  | { readonly type: 'term'; readonly term: string }
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'all' | 'any'; readonly of: readonly PeerTree[] }
  | { readonly type: 'not'; readonly of: PeerTree }

export interface PeerQuery {
  readonly tree: PeerTree
  readonly near?: { readonly latitude: number; readonly longitude: number; readonly km: number }
}

export type PeerAnswer = { readonly unsupported: true } | { readonly unsupported?: undefined; readonly ms: number; readonly total: number }

/** On two cores LanceDB waits for itself for ever when it builds a full-text index, unless it is given more threads than cores. */
const threads = { LANCE_CPU_THREADS: '8', TOKIO_WORKER_THREADS: '8' }

export class PeerProcess {
  readonly name: string
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  constructor(name: string) {
    this.name = name
    const script = join(packageRoot(), 'benchmarks', 'peers', `${name}.mjs`)
    this.#child = spawn(process.execPath, ['--max-old-space-size=8192', script], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...threads },
    })
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]()
  }

  async load(corpus: string): Promise<number> {
    return (await this.#ask<{ loaded: number }>({ load: corpus })).loaded
  }

  query(query: PeerQuery): Promise<PeerAnswer> {
    return this.#ask<PeerAnswer>({ query })
  }

  close(): void {
    this.#child.kill()
  }

  async #ask<Answer>(command: unknown): Promise<Answer> {
    this.#child.stdin!.write(`${JSON.stringify(command)}\n`)
    const line = await this.#lines.next()
    if (line.done === true) throw new Error(`the peer ${this.name} ended without an answer`)
    return JSON.parse(line.value) as Answer
  }
}
