/** The cells of an entity's rows in the sub-space of its features: dense, or listed where few are not 0. */
import type { Cells } from './entity-block.ts'
import type { OwnRows } from './own-rows.ts'

/** Fewer cells than this share of all are listed. */
const sparseShare = 0.4

/** `places`: by feature, its place in the sub-space and one; features that are not in it are left out. `single`: dense cells in float32. */
export function cellsOf(own: OwnRows, places: Uint32Array, width: number, single: boolean): Cells {
  const count = own.rows.length
  let cells = 0
  for (let cell = 0; cell < own.starts[count]; cell++) cells += Number(places[own.features[cell]] !== 0)
  return cells < sparseShare * count * width ? sparseCells(own, places, cells) : denseCells(own, places, width, single)
}

function denseCells({ rows, starts, features, values }: OwnRows, places: Uint32Array, width: number, single: boolean): Cells {
  const dense = single ? new Float32Array(rows.length * width) : new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    for (let cell = starts[i]; cell < starts[i + 1]; cell++) {
      const place = places[features[cell]]
      if (place !== 0) dense[i * width + place - 1] = values[cell]
    }
  }
  return { kind: 'dense', values: dense }
}

function sparseCells(own: OwnRows, places: Uint32Array, cells: number): Cells {
  const starts = new Uint32Array(own.rows.length + 1)
  const [columns, values] = [new Uint32Array(cells), new Float64Array(cells)]
  let at = 0
  for (let i = 0; i < own.rows.length; i++) {
    for (let cell = own.starts[i]; cell < own.starts[i + 1]; cell++) {
      const place = places[own.features[cell]]
      if (place === 0) continue
      columns[at] = place - 1
      values[at++] = own.values[cell]
    }
    starts[i + 1] = at
  }
  return { kind: 'sparse', starts, columns, values }
}
