/** Folds of applications by a hash of the pair, as all parts are drawn. */
import { hash32 } from '../../math/hash32.ts'
import { type ApplicationRows, pickRows } from './application-rows.ts'

/** By row, the number of its fold. */
export function foldsOfPairs({ labels, members, jobs }: ApplicationRows, folds: number, salt: number): Uint8Array {
  return Uint8Array.from(labels, (_, row) => hash32(members[row]!, jobs[row]!, salt) % folds)
}

export function rowsWhere(rows: ApplicationRows, foldOf: Uint8Array, isWanted: (fold: number) => boolean): ApplicationRows {
  return pickRows(
    rows,
    Uint32Array.from(foldOf.keys()).filter((row) => isWanted(foldOf[row]!)),
  )
}
