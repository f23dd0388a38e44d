/** A map from unsigned 32-bit keys to unsigned 32-bit values by open addressing: two typed arrays, no object per entry. */

const free = 0xffffffff

export class UintTable {
  #keys: Uint32Array
  /** Value of the key at the same place; `free` where there is none, so no value may be 0xffffffff. */
  #values: Uint32Array
  #mask: number
  #size = 0

  constructor(expected = 8) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)))
    this.#keys = new Uint32Array(capacity)
    this.#values = new Uint32Array(capacity).fill(free)
    this.#mask = capacity - 1
  }

  get size(): number {
    return this.#size
  }

  get(key: number): number | undefined {
    const value = this.#values[this.#place(key)]
    return value === free ? undefined : value
  }

  set(key: number, value: number): void {
    const place = this.#place(key)
    if (this.#values[place] === free) this.#add(place, key, value)
    else this.#values[place] = value
  }

  #add(place: number, key: number, value: number): void {
    this.#keys[place] = key
    this.#values[place] = value
    if (++this.#size * 2 > this.#mask) this.#enlarge()
  }

  #enlarge(): void {
    const keys = this.#keys
    const values = this.#values
    this.#keys = new Uint32Array(keys.length * 2)
    this.#values = new Uint32Array(keys.length * 2).fill(free)
    this.#mask = this.#keys.length - 1
    for (let i = 0; i < keys.length; i++) {
      if (values[i] === free) continue
      const place = this.#place(keys[i])
      this.#keys[place] = keys[i]
      this.#values[place] = values[i]
    }
  }

  #place(key: number): number {
    const product = Math.imul(key, 0x9e3779b1)
    let place = (product ^ (product >>> 16)) & this.#mask
    while (this.#values[place] !== free && this.#keys[place] !== key) place = (place + 1) & this.#mask
    return place
  }
}
