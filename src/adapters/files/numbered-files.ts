/** Records counted from 1, one JSON file each: written whole, kept for good, few enough to be listed. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export class NumberedFiles<Kept extends { readonly id: number }> {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async next(): Promise<number> {
    return ((await this.ids())[0] ?? 0) + 1
  }

  /** Newest first. */
  async ids(): Promise<readonly number[]> {
    await mkdir(this.#folder, { recursive: true })
    const files = (await readdir(this.#folder)).filter((file) => /^\d+\.json$/.test(file))
    return files.map((file) => Number.parseInt(file, 10)).sort((a, b) => b - a)
  }

  async has(id: number): Promise<boolean> {
    return (await this.ids()).includes(id)
  }

  /** Of a record that there is. */
  async read(id: number): Promise<Kept> {
    return JSON.parse(await readFile(this.#path(id), 'utf8')) as Kept
  }

  /** Newest first. */
  async all(): Promise<readonly Kept[]> {
    return Promise.all((await this.ids()).map((id) => this.read(id)))
  }

  /** Replaces what was kept under the number. */
  async keep(record: Kept): Promise<void> {
    const path = this.#path(record.id)
    await mkdir(this.#folder, { recursive: true })
    await writeFile(`${path}.part`, JSON.stringify(record), { flush: true })
    await rename(`${path}.part`, path)
  }

  #path(id: number): string {
    return join(this.#folder, `${String(id).padStart(6, '0')}.json`)
  }
}
