/** The features of a coordinate that a row has by its ids. */
import type { Rows } from '../model.ts'
import type { BoundCoordinate } from './bound-coordinate.ts'

/** An id counts once, however often the row holds it; as in training, where it is a cell of 1. */
export function eachIdFeature(
  { ids: bound }: BoundCoordinate,
  { ids }: Rows,
  row: number,
  visit: (feature: number, idColumn: number) => void,
): void {
  for (const [idColumn, { name, featureOf }] of bound.entries()) {
    const column = ids?.find((one) => one.name === name)
    if (column === undefined) continue
    const [from, to] = [column.starts[row], column.starts[row + 1]]
    for (let at = from; at < to; at++) {
      const feature = featureOf.get(column.ids[at])
      if (feature !== undefined && column.ids.indexOf(column.ids[at], from) === at) visit(feature, idColumn)
    }
  }
}
