/** Zipf's law: the item of rank r (from 0) has weight 1 / (r + 1)^exponent. */
import type { AliasTable } from './alias-table.ts'
import { aliasTable } from './alias-table.ts'

export function zipfTable(count: number, exponent: number): AliasTable {
  return aliasTable(Float64Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent))
}
