/** A native library in a process of its own, spoken to by one JSON line each way (benchmarks/peers). */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packageRoot } from '../src/adapters/files/package-root.ts'

export class NativePeer {
  readonly #child
  readonly #lines: AsyncIterator<string>
  readonly #needs: string

  /** `script` lies in benchmarks/peers; `needs` is the package to install where it does not start. */
  constructor(script: string, needs: string) {
    this.#needs = needs
    this.#child = spawn(process.execPath, [join(packageRoot(), 'benchmarks/peers', script)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, OMP_WAIT_POLICY: 'passive' },
    })
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]()
  }

  async ask<Answer>(command: object): Promise<Answer> {
    this.#child.stdin!.write(`${JSON.stringify(command)}\n`)
    const line = await this.#lines.next()
    if (line.done === true) throw new Error(`the peer ended without an answer; is the package ${this.#needs} installed?`)
    return JSON.parse(line.value) as Answer
  }

  close(): void {
    this.#child.kill()
  }
}
