/** Some of the pages, with their rows, in the same order. */
import { pickIds } from '../models/pick-ids.ts'
import type { TrainingPages } from './training-pages.ts'

export function selectPages(pages: TrainingPages, keep: (page: number) => boolean): TrainingPages {
  const { examples, ats, heldOut, validation, random, places, viewed, askers } = pages
  const chosen = Uint32Array.from(ats.keys()).filter(keep)
  const rows = rowsOf(chosen, examples.requests!)
  const { matrix, weights, ids } = examples
  if (matrix.kind !== 'dense') throw new RangeError('pages hold dense vectors')
  const values = new Float32Array(rows.length * matrix.width)
  rows.forEach((row, i) => {
    values.set(matrix.values.subarray(row * matrix.width, (row + 1) * matrix.width), i * matrix.width)
  })
  return {
    ...pages,
    examples: {
      features: examples.features,
      matrix: { ...matrix, values },
      labels: pick(examples.labels, rows),
      ...(weights === undefined ? {} : { weights: pick(weights, rows) }),
      requests: requestsOf(chosen, examples.requests!),
      ...(ids === undefined ? {} : { ids: ids.map((column) => pickIds(column, rows)) }),
    },
    ats: pick(ats, chosen),
    heldOut: heldOut.filter((_, page) => keep(page)),
    validation: validation.filter((_, page) => keep(page)),
    random: random.filter((_, page) => keep(page)),
    places: rows.map((row) => places[row]!),
    viewed: Uint8Array.from(rows, (row) => viewed[row]!),
    askers: askers.map((column) => ({ ...column, ofRow: rows.map((row) => column.ofRow[row]!) })),
  }
}

function pick(values: Float64Array, places: Uint32Array): Float64Array {
  return Float64Array.from(places, (place) => values[place]!)
}

function rowsOf(chosen: Uint32Array, requests: Uint32Array): Uint32Array {
  const rows = new Uint32Array(chosen.reduce((sum, page) => sum + requests[page + 1]! - requests[page]!, 0))
  let at = 0
  for (const page of chosen) for (let row = requests[page]!; row < requests[page + 1]!; row++) rows[at++] = row
  return rows
}

function requestsOf(chosen: Uint32Array, requests: Uint32Array): Uint32Array {
  const starts = new Uint32Array(chosen.length + 1)
  chosen.forEach((page, i) => {
    starts[i + 1] = starts[i]! + requests[page + 1]! - requests[page]!
  })
  return starts
}
