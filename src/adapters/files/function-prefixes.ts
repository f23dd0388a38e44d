/** Which of our functions an occupation code belongs to, by the longest prefix listed in `taxonomy/imports`. */
import { join } from 'node:path'
import { readTable } from './tab-separated.ts'
import { taxonomyFolder } from './taxonomy-files.ts'

export function functionPrefixes(classification: 'soc' | 'isco'): (code: string) => string | undefined {
  const rows = readTable(join(taxonomyFolder(), 'imports', `${classification}-functions.tsv`))
  const functions = new Map(rows.map((row) => [row['prefix'] ?? '', row['function'] ?? '']))
  return (code) => {
    for (let length = code.length; length > 0; length--) {
      const found = functions.get(code.slice(0, length))
      if (found !== undefined) return found
    }
    return undefined
  }
}
