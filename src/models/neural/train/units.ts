/**
 * Units are what losses are made of: single rows, or the rows of one request. An epoch passes over all units in a drawn order; a
 * batch is a run of them, and a slice of a batch is what one thread works on at a time.
 */
import { hash32 } from '../../../math/hash32.ts'
import { RandomStream } from '../../../math/random-stream.ts'
import type { Examples } from '../../examples.ts'

/** Unit u has the rows `rows[ends[u − 1]]` up to `rows[ends[u]]` (the first: from 0). */
export interface Units {
  readonly rows: Uint32Array
  readonly ends: Uint32Array
}

const [heldOutSalt, orderSalt] = [0x401d, 0x0bde]

/** Single rows; or requests, those that have rows with unlike labels. */
export function unitsOf({ labels, requests }: Examples, inPairs: boolean): Units {
  const rows = Uint32Array.from(labels.keys())
  if (!inPairs || requests === undefined) return { rows, ends: rows.map((row) => row + 1) }
  const all: Units = { rows, ends: requests.slice(1) }
  return unitsWhere(all, (unit) => rowsOf(all, unit).some((row, _, own) => labels[row] !== labels[own[0]]))
}

/** Parts the units by a hash of the seed and the number of the unit. */
export function holdOut(units: Units, share: number, seed: number): { readonly kept: Units; readonly held: Units } {
  const isHeld = (unit: number) => hash32(seed, unit, heldOutSalt) < share * 2 ** 32
  return { kept: unitsWhere(units, (unit) => !isHeld(unit)), held: unitsWhere(units, isHeld) }
}

/** The units in the order of an epoch; one of more than `most` rows is cut, its rows in a drawn order. */
export function drawOrder(units: Units, epoch: number, seed: number, most: number): Units {
  const stream = new RandomStream(seed, epoch, orderSalt)
  const order = shuffle(Uint32Array.from(units.ends.keys()), stream)
  const rows = new Uint32Array(units.rows.length)
  const ends: number[] = []
  let end = 0
  for (const unit of order) {
    const own = rowsOf(units, unit)
    rows.set(own.length > most ? shuffle(own.slice(), stream) : own, end)
    for (const unitEnd = end + own.length; end < unitEnd; ends.push(end)) end = Math.min(end + most, unitEnd)
  }
  return { rows, ends: Uint32Array.from(ends) }
}

export function rowsOf({ rows, ends }: Units, unit: number): Uint32Array {
  return rows.subarray(unit === 0 ? 0 : ends[unit - 1], ends[unit])
}

function unitsWhere(units: Units, isWanted: (unit: number) => boolean): Units {
  const kept = units.ends.filter((_, unit) => isWanted(unit)).length
  const ends = new Uint32Array(kept)
  const rows = new Uint32Array(units.rows.length)
  let [count, end] = [0, 0]
  for (let unit = 0; unit < units.ends.length; unit++) {
    if (!isWanted(unit)) continue
    const own = rowsOf(units, unit)
    rows.set(own, end)
    end += own.length
    ends[count++] = end
  }
  return { rows: rows.slice(0, end), ends }
}

/** Fisher and Yates, in place. */
function shuffle(numbers: Uint32Array, stream: RandomStream): Uint32Array {
  for (let i = numbers.length - 1; i > 0; i--) {
    const j = stream.below(i + 1)
    const number = numbers[i]
    numbers[i] = numbers[j]
    numbers[j] = number
  }
  return numbers
}
