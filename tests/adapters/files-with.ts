import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that hold the text as UTF-8 or UTF-16, in any case that is stored. */
export async function filesWith(directory: string, text: string): Promise<readonly string[]> {
  const forms = [text, text.toLowerCase()].flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')])
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name))
      return forms.some((form) => bytes.includes(form)) ? [name] : []
    }),
  )
  return found.flat()
}
