/** Tab-separated tables with a head line, as the taxonomy keeps them and O*NET publishes them. Lines that begin with `# ` are remarks. */
import { readFileSync } from 'node:fs'

export type TabRow = Readonly<Record<string, string>>

export function readTable(path: string): readonly TabRow[] {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('# '))
  const head = (lines[0] ?? '').split('\t')
  return lines.slice(1).map((line, at) => rowOf(path, head, line, at + 2))
}

/** The list in a cell: `a|b|c`. */
export function listOf(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === '' ? [] : cell.split('|').map((item) => item.trim())
}

function rowOf(path: string, head: readonly string[], line: string, number: number): TabRow {
  const cells = line.split('\t')
  if (cells.length > head.length)
    throw new RangeError(`${path}, line ${number}: ${cells.length} cells under ${head.length} heads; remove the surplus tabs`)
  return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']))
}
