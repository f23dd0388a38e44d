/** Edges of a trie in typed arrays: open addressing over (node, word). Nodes are numbered from 1; 0 means no child. */
export class EdgeTable {
  #children = new Int32Array(1 << 12)
  #nodes = new Int32Array(1 << 12)
  #words = new Int32Array(1 << 12)
  #size = 0

  child(node: number, word: number): number {
    const mask = this.#children.length - 1
    for (let slot = hash(node, word) & mask; ; slot = (slot + 1) & mask) {
      if (this.#children[slot] === 0) return 0
      if (this.#nodes[slot] === node && this.#words[slot] === word) return this.#children[slot]!
    }
  }

  /** There must be no such edge yet. */
  add(node: number, word: number, child: number): void {
    if (++this.#size * 2 > this.#children.length) this.#grow()
    this.#insert(node, word, child)
  }

  #insert(node: number, word: number, child: number): void {
    const mask = this.#children.length - 1
    let slot = hash(node, word) & mask
    while (this.#children[slot] !== 0) slot = (slot + 1) & mask
    this.#children[slot] = child
    this.#nodes[slot] = node
    this.#words[slot] = word
  }

  #grow(): void {
    const [children, nodes, words] = [this.#children, this.#nodes, this.#words]
    this.#children = new Int32Array(children.length * 2)
    this.#nodes = new Int32Array(children.length * 2)
    this.#words = new Int32Array(children.length * 2)
    for (let slot = 0; slot < children.length; slot++) if (children[slot] !== 0) this.#insert(nodes[slot]!, words[slot]!, children[slot]!)
  }
}

function hash(node: number, word: number): number {
  return Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)
}
