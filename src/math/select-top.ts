/** The first k of many in an order, without sorting the rest. */

/** Reorders `items[0, count)` so that its first k are the first in the order, in no order among themselves (Hoare's selection). */
export function selectTop(items: Uint32Array, count: number, k: number, compare: (a: number, b: number) => number): void {
  let low = 0
  let high = count - 1
  while (low < high && k > low && k <= high) {
    const pivot = items[(low + high) >>> 1]
    let i = low
    let j = high
    while (i <= j) {
      while (compare(items[i], pivot) < 0) i++
      while (compare(items[j], pivot) > 0) j--
      if (i <= j) {
        const item = items[i]
        items[i++] = items[j]
        items[j--] = item
      }
    }
    if (k - 1 <= j) high = j
    else if (k - 1 >= i) low = i
    else return
  }
}

/** The k-th largest of `values[0, count)` and how many are larger: by counts of 12 bits at a time, from the top. */
export function kthLargest(values: Uint32Array, count: number, k: number): { readonly value: number; readonly larger: number } {
  let largest = 0
  for (let i = 0; i < count; i++) if (values[i] > largest) largest = values[i]
  let shift = Math.max(0, 32 - Math.clz32(largest) - digitBits)
  let value = 0
  let larger = 0
  for (let known = 32; ; known = shift, shift = Math.max(0, shift - digitBits)) {
    const digits = known === 32 ? (largest >>> shift) + 1 : 2 ** Math.min(digitBits, known - shift)
    const counts = countDigits(values, count, { prefix: value, known, shift, digits })
    let digit = counts.length - 1
    while (larger + counts[digit] < k) larger += counts[digit--]
    value = (value | (digit << shift)) >>> 0
    if (shift === 0) return { value, larger }
  }
}

const digitBits = 12

interface Digits {
  readonly prefix: number
  readonly known: number
  readonly shift: number
  readonly digits: number
}

/** How often each digit at `shift` occurs among the values whose bits from `known` on equal those of `prefix`. */
function countDigits(values: Uint32Array, count: number, { prefix, known, shift, digits }: Digits): Uint32Array {
  const counts = new Uint32Array(digits)
  const mask = 2 ** (known - shift) - 1
  if (known === 32) {
    for (let i = 0; i < count; i++) counts[values[i] >>> shift]++
    return counts
  }
  const upper = prefix >>> known
  for (let i = 0; i < count; i++) if (values[i] >>> known === upper) counts[(values[i] >>> shift) & mask]++
  return counts
}
