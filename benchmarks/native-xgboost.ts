/** Native XGBoost in a process of its own, spoken to by one JSON line each way (benchmarks/peers/xgboost.mjs). */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packageRoot } from '../src/adapters/files/package-root.ts'

export class NativeXgboost {
  readonly #child
  readonly #lines: AsyncIterator<string>

  constructor() {
    this.#child = spawn(process.execPath, [join(packageRoot(), 'benchmarks/peers/xgboost.mjs')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, OMP_WAIT_POLICY: 'passive' },
    })
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]()
  }

  async ask<Answer>(command: object): Promise<Answer> {
    this.#child.stdin!.write(`${JSON.stringify(command)}\n`)
    const line = await this.#lines.next()
    if (line.done === true) throw new Error('XGBoost ended without an answer; is the package libxgboost0 installed?')
    return JSON.parse(line.value) as Answer
  }

  close(): void {
    this.#child.kill()
  }
}
